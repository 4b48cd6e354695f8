import Histories

/// What one closed loop of clients measured, in all that a prediction needs.
public struct Measurement: Hashable, Sendable {
  public var clients: Int
  public var requests: Int
  /// Requests a second, from the first one's sending to the last answer.
  public var throughput: Double
  /// Seconds of each request's work, as the probe measured them inside it.
  public var services: [Double]
  /// The most seconds that a request may take beside its work.
  public var overhead: Double
  /// How many answers each process gave, whichever has number one.
  public var answers: [Int]
  /// The row that each request locked, in the order of sending; empty where none did.
  public var rows: [Int]

  public init(
    clients: Int, requests: Int, throughput: Double, services: [Double], overhead: Double, answers: [Int],
    rows: [Int] = []
  ) {
    (self.clients, self.requests, self.throughput) = (clients, requests, throughput)
    (self.services, self.overhead, self.answers, self.rows) = (services, overhead, answers, rows)
  }

  /// The share of the answers that came from the process that gave most of them.
  public var largestShare: Double { Double(answers.max() ?? 0) / Double(max(1, answers.reduce(0, +))) }
}

extension Measurement {
  /// What `load` measured; `nil` where it or `calibration`, quick requests of as many clients, was not seen as a whole.
  ///
  /// The work is measured by the probe's clock and the throughput by the kit's: lengths of time are compared, never
  /// readings. A quick request's whole round, its client's next step included, is the most that a request may take beside
  /// its work.
  init?(of load: Load, calibratedBy calibration: Load, in history: History) {
    let sent = history.requests.filter { history.asked[$0.request] == load.view.rawValue && $0.ending == .done }
    let quick = history.requests.filter { history.asked[$0.request] == calibration.view.rawValue && $0.ending == .done }
    guard sent.count == load.requests, quick.count == calibration.requests, !sent.isEmpty, !quick.isEmpty else {
      return nil
    }
    let names = Set(sent.map(\.request))
    let work = history.spans(at: .work).filter { names.contains($0.request) }
    guard work.count == sent.count else { return nil }
    let latencies = quick.map { Double($0.exit - $0.enter) / 1e9 }.sorted()
    let round = Double(calibration.clients) / Self.rate(of: quick)
    self.init(
      clients: load.clients, requests: load.requests, throughput: Self.rate(of: sent),
      services: work.map { Double($0.exit - $0.enter) / 1e9 },
      overhead: max(round, latencies[latencies.count * 9 / 10]),
      answers: Dictionary(grouping: work) { $0.site.place?.process ?? 0 }.values.map(\.count))
  }

  /// Requests a second.
  private static func rate(of requests: [Span]) -> Double {
    let first = requests.map(\.enter).min() ?? 0
    let last = requests.map(\.exit).max() ?? 0
    return Double(requests.count) / (Double(max(1, last - first)) / 1e9)
  }
}
