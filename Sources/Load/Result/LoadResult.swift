package import Histogram

/// What a load has measured.
package struct LoadResult: Sendable {
  /// Why requests failed, and how many of them for that reason.
  package struct Failure: Hashable, Sendable {
    /// A part of a sentence that begins in small letters: "the server …".
    package var reason: String
    package var count: Int
  }

  /// The requests that were answered well, in the order in which they were sent.
  package let records: [LoadRecord]
  /// Why the others were not: the most frequent reasons first, and no more than eight of them.
  package let failures: [Failure]
  /// How many requests were not answered well.
  package let failed: Int
  /// Whether the load was given up, since the server answered nothing any more.
  package let isGivenUp: Bool
  /// How many connections were made.
  package let connections: Int
  /// The versions that the probe names.
  package let versions: [String: String]
  /// From the intended moment to the answer, in nanoseconds. In an open loop a stall of the server counts for every
  /// request that was meant to be sent meanwhile, so nothing is omitted.
  package let latency: Histogram<UInt64>
  /// From the actual sending to the answer, in nanoseconds.
  package let latencyFromSending: Histogram<UInt64>
  /// From entering the view to leaving it, by the probe's own readings, in nanoseconds; empty for a path of the app's
  /// own.
  package let service: Histogram<UInt64>

  package var answered: Int { records.count }
  /// When the first request was sent, in nanoseconds of CLOCK_MONOTONIC, well answered or not.
  package let firstSent: Int
  /// When the last request was over.
  package let lastOver: Int

  /// Answered requests a second, from the first sending to the last answer; 0 where nothing was answered.
  package var throughput: Double {
    guard let last = records.map(\.received).max(), last > firstSent else { return 0 }
    return Double(answered) / (Double(last - firstSent) / 1e9)
  }

  /// The most views that ran at once, by the probe's readings; spans that touch are not together.
  package var admittedAtOnce: Int { Self.peak(records.compactMap(\.work)) }

  /// The same of each process.
  package var admittedByProcess: [Int: Int] {
    Dictionary(grouping: records.compactMap(\.work), by: \.process).mapValues(Self.peak)
  }

  private static func peak(_ works: [LoadRecord.Work]) -> Int {
    let edges = works.flatMap { [($0.exit, -1), ($0.enter, 1)] }
    var (now, peak) = (0, 0)
    for (_, step) in edges.sorted(by: { $0 < $1 }) {
      now += step
      peak = max(peak, now)
    }
    return peak
  }

  /// How many requests each process answered.
  package var share: [Int: Int] {
    records.reduce(into: [:]) { share, record in
      if let work = record.work { share[work.process, default: 0] += 1 }
    }
  }

  init(_ plan: LoadPlan, _ tape: LoadTape, prefix: String, _ meaning: any AnswerMeaning) {
    let readings = LoadReadings(plan, tape, prefix: prefix, meaning)
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
