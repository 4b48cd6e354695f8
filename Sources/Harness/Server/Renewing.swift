import Conformance
import Platform
import Processes
import Texts

/// Workers that are replaced after some requests: the kit's own are the ones that wear them out, so it has them replaced when
/// nothing is under way.
extension RunningServer {
  /// Has each worker replaced that may end before it has answered `count` more requests, and waits until as many answer as
  /// there were at first; returns what was waited for in vain, a sentence each.
  ///
  /// Where the file says that workers are replaced, one of them is worn out first of all: the others are still good for long
  /// then, should nobody come in its place. Throws a ``ServerError`` if nobody does and the file does not say so.
  func renew(for count: Int) async throws -> [String] {
    var unmet = try await awaitSuccessors()
    if !losesWorkers, !hasTriedReplacement, spending.isPromised, isPinnable, workers.count > 1 {
      hasTriedReplacement = true
      try await wearOut(workers[0])
      unmet += try await awaitSuccessors()
    }
    guard !losesWorkers else { return unmet }
    for process in workers where spending.isWorn(process, for: count) { try await wearOut(process) }
    unmet += try await awaitSuccessors()
    return unmet
  }

  /// Those who may be replaced.
  private var workers: [Int] { alive.filter { $0 != Int(process.processID) && spending.left(of: $0) != nil } }

  /// Sends requests to `process` until it has ended, or has answered so many more than it was to that it never will.
  private func wearOut(_ worn: Int) async throws {
    guard let most = spending.manyAnswers else { return }
    let end = Deadline(in: kit.patience.answer * 3)
    var sent = 0
    while !life.hasLost(worn), sent < most, !end.hasPassed {
      try Task.checkCancellation()
      let left = spending.left(of: worn) ?? 0
      let connections = takeConnections(to: worn, atMost: max(1, min(left, 16)))
      if connections.isEmpty {
        let some = max(1, min(left, 2 * alive.count))
        sent += some
        _ = await ask(.identity, connections: some)
      } else {
        sent += connections.count
        await ask(.identity, on: connections)
      }
      noticeWorkers()
      if let death { throw death }
      // Some look only now and then whether they have answered enough.
      if left == 0, !life.hasLost(worn) { try await Task.sleep(for: .milliseconds(20)) }
    }
    if !life.hasLost(worn), sent >= most { spending.mistrust(worn) }
  }

  private func takeConnections(
    to process: Int, atMost count: Int
  ) -> [(connection: HTTPConnection, process: Int)?] {
    (0..<count).compactMap { _ in pool.take(to: process) }.map { ($0, process) }
  }

  /// Waits until as many workers answer as there were at first; returns what was waited for in vain, a sentence each.
  ///
  /// Questions wear out the others, so hardly any is put before a new process is there that has nothing more to do.
  private func awaitSuccessors() async throws -> [String] {
    noticeWorkers()
    guard alive.count < count else { return [] }
    let end = Deadline(in: file.startUp ?? kit.patience.startup)
    var (moved, asked) = (KitClock.now(), KitClock.now())
    var pause = Duration.milliseconds(20)
    while alive.count < count {
      try Task.checkCancellation()
      if let death { throw death }
      noticeWorkers()
      let hasCome = descendants.contains { !settled.contains($0) && known[Int($0)] == nil }
      if hasNewcomerAtWork {
        moved = KitClock.now()
      } else if KitClock.now() - asked > (hasCome ? pause : .seconds(1)).inNanoseconds {
        if hasCome { pause = min(.milliseconds(200), pause * 2) }
        // Behind a router, async paths lead to processes of their own.
        for view in file.model.isSplit ? [View.ready, .asyncIdentity] : [.ready] where alive.count < count {
          if await ask(view, connections: hasCome ? count - alive.count + 1 : 1).newcomers > 0 {
            (moved, pause) = (KitClock.now(), .milliseconds(20))
          }
        }
        asked = KitClock.now()
      }
      if end.hasPassed || KitClock.now() - moved > kit.patience.straggler.inNanoseconds { return try give(up: count) }
      try await Task.sleep(for: .milliseconds(10))
    }
    (settled, hasTriedReplacement) = (Set(descendants), true)
    return []
  }

  /// Nobody comes any more: a server whose file says that workers are replaced is judged by those that are left.
  private func give(up wanted: Int) throws -> [String] {
    let retired = life.events.retirements(expected: recycles).map(\.process)
    if !spending.isPromised, let last = retired.last { throw loss(of: last) }
    losesWorkers = true
    settle()
    let gone = retired.last.map { "after process \($0) had gone " } ?? ""
    return [
      "\(gone)nobody came in its place until nothing had moved for \(kit.patience.straggler.inWords): "
        + "\(count) of \(wanted.of("worker")) answer"
    ]
  }
}
