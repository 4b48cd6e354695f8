import Conformance
import Histories

/// Fills every process where nobody chooses which one gets a request: more are sent until each has been seen full.
struct Filling {
  /// How many requests are sent in all, at most, as a multiple of what was sent first.
  private static let most = 4
  /// How many more each process would get of an even share, once all are full: some have to wait for each of them, and who
  /// waits for which is not seen before they come in.
  private static let waiting = 4

  private let watch: Watch
  private let sending: Sending
  private let log: RequestLog
  private let patience: Patience

  init(_ watch: Watch, _ sending: Sending, _ log: RequestLog, _ patience: Patience) {
    (self.watch, self.sending, self.log, self.patience) = (watch, sending, log, patience)
  }

  /// Sends more of `batch` until so many are inside in each of `processes`, or until enough have been sent in vain.
  ///
  /// Where the one that is replaced next answers only so many more, no more are sent than leave it half of that when each gets an
  /// even share.
  func fill(_ processes: [Int], to count: Int, with batch: Batch, left lifetime: Int? = nil) async throws {
    guard processes.count > 1, case .each(let each) = batch.placement else { return }
    let sent = each * processes.count
    var left = (Self.most - 1) * sent
    var waiting = Self.waiting * processes.count
    if let lifetime {
      let affordable = max(0, lifetime / 2 * processes.count - sent)
      waiting = min(waiting, affordable)
      left = min(left, affordable - (watch.hasStrayed ? waiting : 0))
    }
    // Where nothing is known to spread requests, those that were sent may be enough, and only be slow to come in.
    let limit = watch.hasStrayed ? patience.quiet : patience.progress
    while try await !watch.look(until: { lack(of: count, in: processes) == 0 }, stalledFor: limit) {
      let lack = lack(of: count, in: processes)
      guard lack > 0, left > 0, !log.outstanding.isEmpty else { break }
      let more = min(left, (lack + 1) * processes.count)
      try await sending.send(more, of: batch)
      left -= more
    }
    guard watch.hasStrayed, lack(of: count, in: processes) == 0 else { return }
    guard waiting > 0 else { return }
    try await sending.send(waiting, of: batch)
    _ = try await watch.look(until: { false }, stalledFor: patience.quiet)
  }

  /// How many more would have to be inside for `count` in each of `processes`.
  private func lack(of count: Int, in processes: [Int]) -> Int {
    let inside = Dictionary(grouping: watch.sightings.held.values, by: \.process).mapValues(\.count)
    return processes.reduce(0) { $0 + max(0, count - inside[$1, default: 0]) }
  }
}
