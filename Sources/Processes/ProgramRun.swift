/// A program that is run to its end, within a deadline.
package struct ProgramRun: Sendable {
  package enum End: Sendable, Equatable {
    case ended(Exit)
    case deadline
    case cancelled
  }

  private let command: Command
  private let log: String
  private let keeping: Int32?
  private let deadline: Duration

  /// The file `log` gets all that the program writes; `keeping` is a descriptor of the kit's that the program keeps open as
  /// long as it lives.
  package init(_ command: Command, log: String, keeping: Int32? = nil, deadline: Duration) {
    (self.command, self.log, self.keeping, self.deadline) = (command, log, keeping, deadline)
  }

  /// Runs it, calling `tick` with the time passed about once a second; nothing of it runs when this returns.
  ///
  /// The lines are the last ones of its log, if that is a file.
  package func run(
    tick: @Sendable (Duration) -> Void = { _ in }
  ) async throws(SpawnError) -> (end: End, lines: [String]) {
    // What is stopped here is thrown away anyway, so that there is nothing to wait for.
    let launch = Launch(
      command, log: log, inherited: keeping.map { [$0: 3] } ?? [:], stopSignal: 9, grace: .zero)
    let process = try await SupervisedProcess.start(launch)
    let end = await wait(for: process, tick: tick)
    let lines = process.tail(lines: 400)
    await process.stop()
    return (end, lines)
  }

  /// Runs a program that writes a few lines, without a file for them: on a full disk a file would stay empty.
  package static func output(
    of command: Command, within deadline: Duration
  ) async throws(SpawnError) -> (end: End, lines: [String]) {
    guard let pipe = OutputPipe() else {
      throw SpawnError(
        executable: command.executable, found: "this process may open no more files",
        advice: "raise the limit (ulimit -n)")
    }
    let end = try await ProgramRun(command, log: pipe.path, deadline: deadline).run().end
    return (end, pipe.lines())
  }

  private func wait(for process: SupervisedProcess, tick: @Sendable (Duration) -> Void) async -> End {
    let start = ContinuousClock.now
    while true {
      let passed = ContinuousClock.now - start
      if passed >= deadline { return .deadline }
      if let exit = await process.waitForExit(within: min(.seconds(1), deadline - passed)) { return .ended(exit) }
      if Task.isCancelled { return .cancelled }
      tick(ContinuousClock.now - start)
    }
  }
}
