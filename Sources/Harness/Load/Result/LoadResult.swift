public import Histogram

/// What a load has measured.
public struct LoadResult: Sendable {
  /// Why requests failed, and how many of them for that reason.
  public struct Failure: Hashable, Sendable {
    /// A part of a sentence that begins in small letters: "the server …".
    public var reason: String
    public var count: Int
  }

  /// The requests that were answered well, in the order in which they were sent.
  public let records: [LoadRecord]
  /// Why the others were not: the most frequent reasons first, and no more than eight of them.
  public let failures: [Failure]
  /// How many requests were not answered well.
  public let failed: Int
  /// Whether the load was given up, since the server answered nothing any more.
  public let isGivenUp: Bool
  /// How many connections were made.
  public let connections: Int
  /// The versions that the probe names.
  public let versions: [String: String]
  /// From the intended moment to the answer, in nanoseconds. In an open loop a stall of the server counts for every
  /// request that was meant to be sent meanwhile, so nothing is omitted.
  public let latency: Histogram<UInt64>
  /// From the actual sending to the answer, in nanoseconds.
  public let latencyFromSending: Histogram<UInt64>
  /// From entering the view to leaving it, by the probe's own readings, in nanoseconds; empty for a path of the app's
  /// own.
  public let service: Histogram<UInt64>

  public var answered: Int { records.count }
  /// When the first request was sent, in nanoseconds of CLOCK_MONOTONIC, well answered or not.
  public let firstSent: Int
  /// When the last request was over.
  public let lastOver: Int

  /// Answered requests a second, from the first sending to the last answer; 0 where nothing was answered.
  public var throughput: Double {
    guard let last = records.map(\.received).max(), last > firstSent else { return 0 }
    return Double(answered) / (Double(last - firstSent) / 1e9)
  }

  /// The most views that ran at once, by the probe's readings; spans that touch are not together.
  public var admittedAtOnce: Int {
    let edges = records.compactMap(\.work).flatMap { [($0.exit, -1), ($0.enter, 1)] }
    var (now, peak) = (0, 0)
    for (_, step) in edges.sorted(by: { $0 < $1 }) {
      now += step
      peak = max(peak, now)
    }
    return peak
  }

  /// How many requests each process answered.
  public var share: [Int: Int] {
    records.reduce(into: [:]) { share, record in
      if let work = record.work { share[work.process, default: 0] += 1 }
    }
  }

  init(_ plan: LoadPlan, _ tape: LoadTape, prefix: String) {
    let readings = LoadReadings(plan, tape, prefix: prefix)
    (records, versions) = (readings.records, readings.versions)
    let reasons = readings.reasons.map { Failure(reason: $0.key, count: $0.value) }
    failures = Array(reasons.sorted { ($1.count, $0.reason) < ($0.count, $1.reason) }.prefix(8))
    failed = tape.entries.count - records.count
    (connections, isGivenUp) = (tape.connections, tape.isGivenUp)
    firstSent = tape.entries.first?.sent ?? 0
    lastOver = tape.entries.map(\.over).max() ?? 0
    latency = Self.histogram(records.map { $0.received - $0.intended })
    latencyFromSending = Self.histogram(records.map { $0.received - $0.sent })
    service = Self.histogram(records.compactMap(\.work).map { $0.exit - $0.enter })
  }

  private static func histogram(_ values: [Int]) -> Histogram<UInt64> {
    var histogram = Histogram<UInt64>(numberOfSignificantValueDigits: .three)
    for value in values { _ = histogram.record(UInt64(max(0, value))) }
    return histogram
  }
}
