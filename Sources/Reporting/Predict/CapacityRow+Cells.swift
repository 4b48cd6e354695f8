import Capacity
import Planning

/// The cells of a row, the same in every table.
extension CapacityAnswer {
  static let level = 0.9

  private var isOpen: Bool { question.peak.rate != nil }

  /// The head of a table, a line or two for each column.
  var head: [[String]] {
    let load = isOpen ? "arrivals" : ""
    return [
      [load, "requests", "9 of 10", "latency", "", "", "admitted", "threads", "runs ×"],
      [
        load.isEmpty ? "clients" : "a second", "a second", "runs", "p50", "p90", "p99", "at once", "at work",
        "requests",
      ],
    ]
  }

  func cells(_ row: Row) -> [String] {
    let interval = row.interval
    return [
      load(row), Amount.rate(row.prediction.throughput.median),
      "\(Amount.rate(interval.lowerBound)) – \(Amount.rate(interval.upperBound))",
    ] + [0.5, 0.9, 0.99].map { Amount.time(row.prediction.latency.quantile($0)) } + [
      String(row.prediction.peakAdmitted), row.busy.map(Amount.share) ?? "∞",
      "\(row.prediction.runs) × \(row.requests)",
    ]
  }

  /// What the row is about: its clients, or the rate.
  func load(_ row: Row) -> String {
    row.load.clients.map(String.init) ?? Amount.rate(row.load.rate ?? 0)
  }

  /// What requests do, and how they come.
  var setting: String {
    let work = "\(question.workload.name), \(question.workload.service.words) each"
    let loop =
      isOpen
      ? "requests come at random moments, whatever became of those before"
      : "each client sends again when it has its answer, on a new connection"
    let backends = question.usesBackends ? server.backends.map { "; \($0) Postgres backends at most" } ?? "" : ""
    return "\(work)\(backends); \(loop)"
  }

  /// All that is to be said below the table, a sentence each.
  var conclusions: [String] {
    saturation.sentences + sizings.map(sentence).map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }
  }
}

extension CapacityAnswer.Row {
  /// What 9 of 10 runs come to, in requests a second.
  var interval: ClosedRange<Double> { prediction.throughput.interval(CapacityAnswer.level).range }
}
