import ArgumentParser
import Conformance
import Foundation
import Harness
import Planning
import Postgres
import Reporting
import ServerFiles

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Run the catalogue against server files, or look at a server by its command.",
    usage: "lockstep check [<options>] [<files> ...]\n       lockstep check [<options>] -- <command> [<arguments> ...]",
    discussion: """
      Starts each server, puts every property to it and reports what was claimed against what was seen.

      A command behind `--` is started as it stands, in a project that need not be edited: its model is found by experiment \
      and printed with what was seen, and the promises that need no model are judged.
      """)

  @Argument(help: "Server files.") var files = ["lockstep.yaml"]
  @Option(help: "Properties to check: IDs or sections, separated by commas, such as TS-1,WK.") var only: String?
  @OptionGroup var rendering: RenderingOptions
  @Option(help: "The folder below which the run's own results folder is made.") var results: String?
  @Option(help: "Use this Postgres, given as a URI or as key=value, instead of one of the run's own.") var postgres:
    String?
  @Flag(
    help: """
      Let nothing pass: whatever is inconclusive or unobservable counts as a violation, and so does a known violation.
      """)
  var certified = false
  @Flag(help: "Find the model by experiment and print the section to paste into the server file; checks no claims.")
  var observe = false

  @Option(help: "Behind `--`: the folder to start the command in, by default this one.") var directory: String?
  @Option(help: "Behind `--`: also write the server that was found as a server file, to be checked from then on.")
  var write: String?

  func run() async throws {
    if let words = CommandWords.ofProcess { return try await check(words) }
    guard directory == nil, write == nil else {
      throw UsageError("--directory and --write are about a command behind --; a server file has its own folder")
    }
    if observe {
      guard only == nil, !certified, results == nil, rendering.format.isEmpty, rendering.output.isEmpty else {
        throw UsageError(
          "--observe prints a model and checks no claims; leave out --only, --certified, --results, --format and --output"
        )
      }
      throw ExitCode(try await Observing.run(files, in: try Self.place(postgres)))
    }
    let properties = try Selection.properties(only)
    if certified, only != nil { throw UsageError("--certified checks the whole catalogue; leave out --only") }
    let outputs = try rendering.outputs()
    let servers = try Self.load(files)
    let place = try Self.place(postgres)
    let folder: ResultsFolder
    do { folder = try ResultsFolder.create(below: results) } catch { throw UsageError(error.description) }

    let line = ProgressLine()
    let task = Task {
      await Checks.run(servers, properties, in: place, saving: folder) { line.show($0) }
    }
    let interruption = Interruption { task.cancel() }
    let found = await task.value
    line.clear()
    let signal = interruption.end()
    StandardError.print("results: \(folder.path)")
    let code = signal.map { $0 == SIGINT ? ExitCodes.interrupted : ExitCodes.terminated } ?? verdictCode(of: found)
    do { try outputs.write(found.advised()) } catch let error as UsageError where code != 0 {
      StandardError.print("lockstep: \(error)")
    }
    throw ExitCode(code)
  }

  private func verdictCode(of found: Results) -> Int32 {
    let code = Report.exitCode(found)
    return certified && (code != 0 || found.outcomes.contains(where: \.isKnownViolation)) ? 1 : code
  }

  static func load(_ paths: [String]) throws -> [ServerFile] {
    try ServerFile.load(all: paths).map { result in
      do throws(ServerFileError) { return try result.get() } catch { throw UsageError(error.description) }
    }
  }

  static func place(_ text: String?) throws -> PostgresChoice {
    guard let text else { return .embedded }
    do { return .dsn(try DSN(parsing: text)) } catch { throw UsageError(error.description) }
  }
}
