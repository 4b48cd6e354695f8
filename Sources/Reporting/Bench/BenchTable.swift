import Capacity
import Conformance
import Histories
import Planning

/// The rows of one load as columns of text.
struct BenchTable {
  var rows: [BenchRow]

  /// Throughput as measured, beside what is known from elsewhere and what is predicted.
  var throughput: (head: [String], rows: [[String]]) {
    let hasPublished = rows.contains { $0.published != nil }
    let counts = rows.map(\.apacheBench).max { $0.count < $1.count }?.map(\.requests) ?? []
    var head = ["server"] + (hasPublished ? ["published"] : [])
    head += ["measured: least / median / most", "predicted"]
    for count in counts { head += ["ab -n \(count)", "predicted"] }
    let cells = rows.map { row in
      var cells = [row.server.printable] + (hasPublished ? [row.published.map(Amount.rate) ?? "–"] : [])
      cells += [Self.measured(row), Self.words(row.predicted)]
      for count in counts {
        let run = row.apacheBench.first { $0.requests == count }
        cells += [run?.measured.map(Amount.rate) ?? "–", Self.words(run?.predicted)]
      }
      return cells
    }
    return (head, cells)
  }

  /// What became of the requests, over all runs.
  var details: (head: [String], rows: [[String]]) {
    let cells = rows.filter { !$0.runs.isEmpty }.map { row -> [String] in
      let longest = row.runs.map(\.longest).max() ?? 0
      let atOnce = row.runs.map(\.admittedAtOnce).max() ?? 0
      let failed = row.runs.map(\.failed).reduce(0, +)
      let answers = (row.middle?.answers ?? []).map(String.init).joined(separator: " / ")
      let times = [Self.time(row, \.p50), Self.time(row, \.p90), Self.time(row, \.p99), Amount.time(longest)]
      return [row.server.printable] + times + [String(atOnce), answers, String(failed)]
    }
    return (["server", "p50", "p90", "p99", "longest", "at once", "answers of each worker", "errors"], cells)
  }

  /// What a reader should know beside the figures.
  var notes: [String] {
    rows.flatMap { row -> [String] in
      let name = row.server.printable
      var notes = row.failure.map { ["\(name) could not be looked at: \($0.printable)"] } ?? []
      if let explanation = row.explanation {
        notes.append("\(name) is not what its model predicts: \(explanation.words.printable)")
      }
      for failure in Set(row.runs.flatMap(\.failures)).sorted() { notes.append("\(name): \(failure.printable)") }
      for run in row.apacheBench { if let failure = run.failure { notes.append("\(name): \(failure.printable)") } }
      return notes
    }
  }

  private static func measured(_ row: BenchRow) -> String {
    guard let found = row.throughput else { return "–" }
    guard row.runs.count > 1 else { return Amount.rate(found.median) }
    return [found.least, found.median, found.most].map(Amount.rate).joined(separator: " / ")
  }

  private static func words(_ forecast: BenchForecast?) -> String {
    guard let forecast else { return "–" }
    let (least, most) = (Amount.rate(forecast.least), Amount.rate(forecast.most))
    return least == most ? least : "\(Amount.rate(forecast.median)) (\(least) – \(most))"
  }

  private static func time(_ row: BenchRow, _ figure: KeyPath<BenchRun, Double>) -> String {
    row.middle.map { Amount.time($0[keyPath: figure]) } ?? "–"
  }
}

extension BenchRow {
  /// The run whose throughput is the middle one.
  fileprivate var middle: BenchRun? {
    let ordered = runs.sorted { $0.throughput < $1.throughput }
    return ordered.isEmpty ? nil : ordered[ordered.count / 2]
  }
}

extension BenchLoad {
  /// The load in a sentence without its full stop.
  var sentence: String {
    let who =
      arrivals.clients.map { $0.of("client") }
      ?? "\(Amount.plain(arrivals.rate ?? 0)) requests a second, whatever became of those before"
    return "\(workload.title), 2 × \(Amount.time(half)); \(who), \(requests.of("request")), "
      + (arrivals.connections == .kept ? "connections kept" : "a new connection each")
      + (arrivals.startsAlone ? ", the first request alone" : "")
  }
}
