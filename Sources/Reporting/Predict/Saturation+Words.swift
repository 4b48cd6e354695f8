import Capacity
import Planning

extension Saturation {
  /// All that is to be said, sentences without line breaks.
  var sentences: [String] {
    guard let limit else {
      return [
        "Nothing of the server saturates: each request has a thread of its own, so threads and connections grow with the "
          + "requests."
      ]
    }
    let place = clients.map { "from \(Amount.count($0.rounded(.up))) \($0 <= 1 ? "client" : "clients") on" }
    var sentences = [
      "It saturates\(place.map { " " + $0 } ?? "") at \(Amount.rate(limit.throughput)) requests a second: \(limit.words)."
    ]
    if isUneven {
      sentences.append(
        "Mostly it delivers less: each process accepts what it finds, and nobody promises which one gets a connection.")
    }
    if isOverrun {
      sentences.append(
        "More requests come than that, so the queue grows for as long as they do; the latencies tell how long the run was."
      )
    }
    return sentences
  }
}

extension Saturation.Limit {
  fileprivate var words: String {
    let count = count ?? 0
    return switch cause {
    case .threads: count == 1 ? "its one thread is busy" : "all of its \(count) threads are busy"
    case .backends: "all of its \(count) Postgres backends are taken"
    case .rows: count == 1 ? "all requests lock the same row" : "all of the \(count) rows are locked"
    case .placement: "the process that gets most is busy"
    case .clients: "no more clients send"
    case .rate: "no more requests come"
    }
  }
}
