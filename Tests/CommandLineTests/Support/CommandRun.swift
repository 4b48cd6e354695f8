import Foundation
import Platform
import Processes
import TestSupport
import Testing

/// One call of the built `lockstep` in a directory of its own, with a folder for temporary files that is its alone.
final class CommandRun: Sendable {
  let scratch: Scratch
  let process: SupervisedProcess

  /// What a call that has ended left behind.
  struct Ended: Sendable {
    var code: Int32
    var output: String
    var errors: String
  }

  private init(_ scratch: Scratch, _ process: SupervisedProcess) { (self.scratch, self.process) = (scratch, process) }

  /// Starts `lockstep ARGUMENTS`; `streams` says where a shell is to lead its output and errors.
  ///
  /// `beside` is a script that runs beside it and knows it as `$$`. What has to come at a certain moment is for a script
  /// to do: the tests of this process keep each other waiting.
  static func start(
    _ arguments: [String], in scratch: Scratch, variables: [String: String] = [:],
    streams: String = ">out 2>err", beside script: String? = nil, under limit: Int? = nil
  ) async throws -> CommandRun {
    var environment = ProcessInfo.processInfo.environment.filter { name, _ in
      !name.hasPrefix("LOCKSTEP_") || ["LOCKSTEP_CACHE", "LOCKSTEP_BIN", "LOCKSTEP_HOME"].contains(name)
    }
    environment["TMPDIR"] = try scratch.folder("tmp")
    environment.merge(variables) { _, new in new }
    let watcher = script.map { "(\($0)) >shell 2>&1 & " } ?? ""
    // The shell hands its place to the program, so that a signal meets that.
    let command = Command(
      "/bin/sh",
      [
        "-c", "\(watcher)\(limit.map { "ulimit -n \($0); " } ?? "")exec \"$0\" \"$@\" \(streams)",
        try Tools.path(of: "lockstep"),
      ] + arguments,
      environment: environment, directory: scratch.path)
    return CommandRun(scratch, try await SupervisedProcess.start(Launch(command, log: scratch.file("shell"))))
  }

  func end() async -> Ended {
    let exit = await process.waitForExit()
    let code: Int32 =
      switch exit {
      case .code(let code): code
      case .signal(let number): 128 + number
      }
    return Ended(code: code, output: scratch.text("out"), errors: scratch.text("err"))
  }

  /// A script that sends `signal` as soon as the first history has been saved: then the check is in the middle.
  static func inTheMiddle(send signal: String) -> String {
    "until [ -n \"$(find .lockstep/results -path '*/histories/*.json' 2>/dev/null)\" ]; do sleep 0.01; done; "
      + "kill -\(signal) $$"
  }

  /// Waits until nothing is left that the call has started: its descendants fall to the supervisor that started it.
  func untilNothingIsLeft() async throws {
    let supervisor = process.supervisorID
    try await eventually("no process is left, and no temporary file") {
      let left = ProcessTable.descendants(of: supervisor).filter(ProcessTable.isAlive)
      return left.isEmpty && scratch.names(in: "tmp").isEmpty ? () : nil
    }
  }
}

/// Runs `lockstep ARGUMENTS` to its end.
@discardableResult
func lockstep(
  _ arguments: String..., in scratch: Scratch, variables: [String: String] = [:], streams: String = ">out 2>err"
) async throws -> CommandRun.Ended {
  try await lockstep(arguments, in: scratch, variables: variables, streams: streams)
}

/// The same with its words in a list.
@discardableResult
func lockstep(
  _ arguments: [String], in scratch: Scratch, variables: [String: String] = [:], streams: String = ">out 2>err"
) async throws -> CommandRun.Ended {
  let run = try await CommandRun.start(arguments, in: scratch, variables: variables, streams: streams)
  let ended = await run.end()
  await run.process.stop()
  return ended
}
