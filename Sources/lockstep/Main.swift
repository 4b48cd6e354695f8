import ArgumentParser
import Foundation
import Platform

/// Runs the command line, and turns every ending into an exit code of the kit's.
@main
enum Main {
  static func main() async {
    Descriptor.settle()
    DescriptorLimit.raise()
    do {
      let command = try Lockstep.parseAsRoot(CommandWords.others)
      if CommandWords.ofProcess != nil, !(command is CheckCommand) {
        throw UsageError("only check takes a command behind --: lockstep check -- gunicorn shop.wsgi -w 3")
      }
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        var command = command
        try command.run()
      }
    } catch let error as UsageError {
      StandardError.print("lockstep: \(error)")
      exit(ExitCodes.usage)
    } catch {
      let code = Lockstep.exitCode(for: error)
      let message = Lockstep.fullMessage(for: error)
      if !message.isEmpty {
        if code.isSuccess { try? StandardOutput.print(message) } else { StandardError.print(message) }
      }
      // The parser's own code for a usage error is 64; the kit's is 2.
      exit(code == .validationFailure ? ExitCodes.usage : code.rawValue)
    }
  }
}

struct Lockstep: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lockstep",
    abstract: "A conformance kit for the concurrency of web servers.",
    discussion: """
      Starts a server with your own configuration, holds its requests at a gate inside a real Postgres, counts what got in, \
      and says which promises the configuration keeps.

      Exit codes: 0 everything applicable was upheld, or violated as is known; 1 another violation, or a known one that \
      is gone; 2 usage or server file; 3 something was inconclusive or could not be observed, or a figure \
      differs and nothing that judges it was put; 130 or 143 interrupted.
      """,
    version: Self.version,
    subcommands: [
      CheckCommand.self, DiffCommand.self, BenchCommand.self, PredictCommand.self, ListCommand.self,
      ExplainCommand.self,
      JudgeCommand.self, ReportCommand.self, DoctorCommand.self, ProbeCommand.self,
    ])
}
