import ArgumentParser
import Conformance
import Foundation
import Harness
import Postgres
import ServerFiles

/// `check --observe`: finds the models of servers instead of checking claims.
enum Observing {
  /// Prints the `model:` section of each server, with what was seen; returns the exit code.
  static func run(_ paths: [String], in place: PostgresChoice) async throws -> Int32 {
    // The model is what is looked for, so whatever stands in for it is never used.
    let files = try paths.map { path in
      do throws(ServerFileError) { return try ServerFile.load(path, model: .wsgi(processes: 1, threads: 1)) } catch {
        throw UsageError(error.description)
      }
    }
    let line = ProgressLine()
    let task = Task { try await observe(files, in: place, line) }
    let interruption = Interruption { task.cancel() }
    let result = await task.result
    line.clear()
    if let signal = interruption.end() { return signal == SIGINT ? ExitCodes.interrupted : ExitCodes.terminated }
    return try result.get()
  }

  private static func observe(_ files: [ServerFile], in place: PostgresChoice, _ line: ProgressLine) async throws
    -> Int32
  {
    let kit: Kit
    do { kit = try await Kit.open(in: place, progress: { line.show(.preparing($0)) }) } catch {
      StandardError.print(String(describing: error))
      return 3
    }
    var code: Int32 = 0
    for file in files {
      do {
        let found = try await Observation.run(file, in: kit) { line.show($0) }
        line.clear()
        try StandardOutput.print(text(on: file, found))
        if found.observed.model == nil { code = 3 }
      } catch {
        line.clear()
        if !Task.isCancelled { StandardError.print("\(file.name): \(error)") }
        code = 3
      }
    }
    await kit.close()
    return code
  }

  static func text(on file: ServerFile, _ found: Observation.Found) -> String {
    let versions = found.versions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    let comments = ["\(file.name), as it was seen", versions] + found.passages + found.observed.findings
    let section = found.observed.model?.section ?? "# The experiments do not settle the model."
    return comments.map { "# \($0)\n" }.joined() + section + "\n"
  }
}
