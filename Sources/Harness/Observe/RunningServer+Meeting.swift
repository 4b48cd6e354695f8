import Conformance
import Platform
import Runner

extension RunningServer {
  /// Opens as many connections as a crowd needs, to one process at least, and keeps them; where that cannot be had, since each
  /// of them takes the place of a request, none is kept from now on.
  func tryCrowd() async {
    guard isPinnable, spending.limit == nil else { return }
    pool.discardStale()
    _ = await ask(.identity, connections: Scenario.crowd)
    if pool.open < Scenario.crowd { keepNoConnections() }
  }

  /// Opens connections until no process has answered for the first time for a while.
  ///
  /// Workers start one after the other, and some get few connections while others idle: patience is all that helps. Where they
  /// are replaced, who comes in the place of another one is nobody new.
  func meetEverybody() async throws {
    var (last, most) = (KitClock.now(), 0)
    while KitClock.now() - last < kit.patience.newcomer.inNanoseconds {
      pool.discardStale()
      // Behind a router, async paths lead to processes that no sync path leads to.
      for view in subject.hasAsyncViews ? [View.ready, .asyncIdentity] : [.ready] {
        let count = spending.limit.map { max(2, min(16, $0 / 4)) } ?? 16
        let round = await ask(view, connections: count)
        noticeWorkers()
        if alive.count > most { (last, most) = (KitClock.now(), alive.count) }
        if round.answers == 0 { try await Task.sleep(for: .milliseconds(20)) }
        if let death { throw death }
        last += try await awaitCalm()
        try Task.checkCancellation()
      }
    }
    settle(as: most)
  }

  /// Waits until another process is there for each that has been replaced, and has nothing more to do; returns for how long, in
  /// nanoseconds.
  private func awaitCalm() async throws -> Int {
    let start = KitClock.now()
    let end = Deadline(in: kit.patience.straggler)
    guard spending.retired > 0 else { return 0 }
    while !end.hasPassed, hasNewcomerAtWork || descendants.count < largestFamily {
      try await Task.sleep(for: .milliseconds(10))
    }
    largestFamily = max(largestFamily, descendants.count)
    return KitClock.now() - start
  }
}
