import Processes

/// A program that is run to its end, within a deadline.
struct Errand {
  enum End: Sendable, Equatable {
    case ended(Exit)
    case deadline
    case cancelled
  }

  var command: Command
  /// Gets all that the program writes.
  var log: String
  /// A descriptor of the kit's that the program keeps open as long as it lives.
  var keeping: Int32?
  var deadline: Duration

  /// Runs it, calling `tick` with the time passed about once a second; nothing of it runs when this returns.
  ///
  /// The lines are the last ones of its log, if that is a file.
  func run(tick: @Sendable (Duration) -> Void = { _ in }) async throws(SpawnError) -> (end: End, lines: [String]) {
    // What is stopped here is thrown away anyway, so that there is nothing to wait for.
    let launch = Launch(
      command, log: log, inherited: keeping.map { [$0: 3] } ?? [:], stopSignal: 9, grace: .zero)
    let process = try await SupervisedProcess.start(launch)
    let end = await wait(for: process, tick: tick)
    let lines = process.tail(lines: 400).map(\.withoutCredentials)
    await process.stop()
    return (end, lines)
  }

  private func wait(for process: SupervisedProcess, tick: @Sendable (Duration) -> Void) async -> End {
    let clock = ContinuousClock()
    let start = clock.now
    while true {
      let passed = clock.now - start
      if passed >= deadline { return .deadline }
      if let exit = await process.waitForExit(within: min(.seconds(1), deadline - passed)) { return .ended(exit) }
      if Task.isCancelled { return .cancelled }
      tick(clock.now - start)
    }
  }
}

extension Duration {
  /// Whole seconds, for a sentence.
  var inSeconds: String { "\(components.seconds) s" }
}
