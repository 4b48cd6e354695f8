import ArgumentParser
import Conformance
import Foundation
import Harness
import Postgres
import Reporting
import ServerFiles

struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Say what changed between two servers, and whether it breaks a promise.",
    discussion: """
      Each side is a server file, which is checked now, or the results folder of an earlier check. What was seen of the \
      second server is judged by the model of the first one. Exit code 1 is a regression.
      """)

  @Argument(help: "The server file or results folder from before.") var before: String
  @Argument(help: "The server file or results folder from after.") var after: String
  @Option(help: "text or json.") var format = "text"
  @Option(help: "The folder below which the run's own results folder is made.") var results: String?
  @Option(help: "Use this Postgres, given as a URI or as key=value, instead of one of the run's own.") var postgres:
    String?

  func run() async throws {
    guard ["text", "json"].contains(format) else {
      throw UsageError("there is no format \"\(format)\" for a comparison; the formats are text and json")
    }
    let before = try await side(before)
    // Nothing can be compared with a server that could not be looked at.
    if let failure = before.result.failure, before.records.isEmpty {
      StandardError.print("could not look at \(before.result.name): \(failure)\nNot compared.")
      throw ExitCode(3)
    }
    let difference = Difference(from: before, to: try await side(after))
    let text = format == "json" ? try Report.json(difference) : Report.text(difference)
    try StandardOutput.write(text)
    throw ExitCode(difference.isRegression ? 1 : difference.gaps.isEmpty ? 0 : 3)
  }

  private func side(_ path: String) async throws -> CheckedServer {
    do {
      guard Self.isFolder(path) else { return try await check(path) }
      return try SavedFiles.checkedServer(in: path)
    } catch let error as ResultsError {
      throw UsageError(error.description)
    }
  }

  private func check(_ path: String) async throws -> CheckedServer {
    let file: ServerFile
    do { file = try ServerFile.load(path) } catch { throw UsageError(error.description) }
    let place = try CheckCommand.place(postgres)
    let folder = try ResultsFolder.create(below: results, named: "diff")
    let line = ProgressLine()
    let task = Task { await Checks.run([file], Catalogue.all, in: place, saving: folder) { line.show($0) } }
    let interruption = Interruption { task.cancel() }
    let found = await task.value
    line.clear()
    if let signal = interruption.end() {
      throw ExitCode(signal == SIGINT ? ExitCodes.interrupted : ExitCodes.terminated)
    }
    return try found.checkedServer(named: file.name, in: folder.path)
  }

  private static func isFolder(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
  }
}
