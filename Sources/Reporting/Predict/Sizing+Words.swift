import Capacity
import Conformance
import Planning

extension CapacityAnswer {
  /// What a sizing comes to, or why no size does: a sentence without its full stop.
  func sentence(_ sizing: Sizing) -> String {
    switch sizing.finding {
    case .reached(let count, _, let delivery):
      "\(sizing.unit.words(count))\(inEachProcess(sizing.unit)) \(count == 1 ? "reaches" : "reach") \(goal): \(words(delivery))"
    case .missed(let most, let delivery): "\(most) \(sizing.unit.rawValue) do not reach \(goal): \(words(delivery))"
    case .impossible(let obstacle): "no number of \(sizing.unit.rawValue) reaches \(goal): \(obstacle.words)"
    }
  }

  private var goal: String {
    let parts = [
      question.goal.throughput.map { "\(Amount.plain($0)) requests a second" },
      question.goal.p99.map { "a p99 of \(Amount.time($0))" },
    ]
    return parts.compactMap { $0 }.joined(separator: " and ")
  }

  /// Threads are counted in each process.
  private func inEachProcess(_ unit: Sizing.Unit) -> String {
    let processes = server.model.syncSide.processes
    guard unit == .threads, processes.upperBound > 1 else { return "" }
    return " in each of \(processes.of("process", "processes"))"
  }

  private func words(_ delivery: Delivery) -> String {
    let load =
      question.peak.clients.map { "with \($0.of("client"))" }
      ?? "at \(Amount.plain(question.peak.rate ?? 0)) arrivals a second"
    return
      "predicted are \(Amount.rate(delivery.throughput)) requests a second, p99 \(Amount.time(delivery.p99)), \(load)"
  }
}

extension Sizing.Unit {
  fileprivate func words(_ count: Int) -> String {
    switch self {
    case .processes: count.of("process", "processes")
    case .threads: count.of("thread")
    }
  }
}

extension Obstacle {
  fileprivate var words: String {
    switch self {
    case .clients(let count, let throughput):
      "\(count.of("client")) that each wait for an answer send \(atMost(throughput))"
    case .arrivals(let throughput): "only \(Amount.rate(throughput)) a second come"
    case .backends(let count, let throughput): "\(count) Postgres backends serve \(atMost(throughput))"
    case .rows(let throughput): "the rows that requests lock let \(atMost(throughput)) through"
    case .work(let p99): "the work alone has a p99 of \(Amount.time(p99))"
    }
  }

  private func atMost(_ throughput: Double) -> String { "at most \(Amount.rate(throughput)) a second" }
}
