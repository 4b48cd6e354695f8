import ArgumentParser
import Conformance
import Foundation
import Glibc
import Harness
import Planning
import Postgres
import Reporting
import ServerFiles

/// `check -- COMMAND`: a look at a server that nobody has described.
extension CheckCommand {
  /// What can be said of a server without any claim about it.
  private static let judged = "TX,AS-3,AS-4,TS-8"

  func check(_ words: [String]) async throws {
    guard !observe, !certified, files == ["lockstep.yaml"] else {
      throw UsageError(
        "a command behind -- is observed, and stands for the server file; leave out files, --observe and --certified")
    }
    let file = try CommandServer.file(words, in: directory)
    let properties = try Selection.properties(only ?? Self.judged)
    let outputs = try rendering.outputs()
    let (place, target) = (try Self.place(postgres), try target())
    let folder: ResultsFolder
    do { folder = try ResultsFolder.create(below: results) } catch { throw UsageError(error.description) }

    let line = ProgressLine()
    let task = Task { try await look(at: file, properties, in: place, saving: folder, line) }
    let interruption = Interruption { task.cancel() }
    let result = await task.result
    line.clear()
    if let signal = interruption.end() {
      throw ExitCode(signal == SIGINT ? ExitCodes.interrupted : ExitCodes.terminated)
    }
    guard let (found, results) = try result.get() else { throw ExitCode(3) }
    let text = Observing.text(on: file, found)
    if rendering.format.isEmpty { try StandardOutput.print(text) } else { StandardError.print(text) }
    guard let results else { throw ExitCode(3) }
    StandardError.print("results: \(folder.path)")
    try outputs.write(results.advised())
    if let target, let model = found.observed.model { try save(file, model, at: target) }
    throw ExitCode(Report.exitCode(results))
  }

  /// What was found, and what was judged; `nil` if the server could not be looked at, which has been said then.
  private func look(
    at file: ServerFile, _ properties: [Property], in place: PostgresChoice, saving folder: ResultsFolder,
    _ line: ProgressLine
  ) async throws -> (Observation.Found, Results?)? {
    let kit: Kit
    do { kit = try await Kit.open(in: place, progress: { line.show(.preparing($0)) }) } catch {
      StandardError.print(String(describing: error))
      return nil
    }
    let result: (Observation.Found, Results?)?
    do {
      let found = try await Observation.run(file, in: kit) { line.show($0) }
      var known = file
      if let model = found.observed.model {
        known.model = model
        result = (found, await Check(known, properties, in: kit, saving: folder).run { line.show($0) })
      } else {
        result = (found, nil)
      }
    } catch {
      line.clear()
      if !Task.isCancelled { StandardError.print("\(file.name): \(error)") }
      result = nil
    }
    await kit.close()
    return result
  }

  /// The file that `--write` names. The command is started in the folder of its server file, so that has to be the one it is
  /// started in; and what is there is nobody's to overwrite.
  private func target() throws -> URL? {
    guard let write else { return nil }
    let target = URL(filePath: write).standardizedFileURL
    let home = URL(filePath: directory ?? ".").standardizedFileURL
    guard target.deletingLastPathComponent().path == home.path else {
      throw UsageError(
        "a server's command is started in the folder of its file, so --write has to name a file in \(home.path)")
    }
    guard !FileManager.default.fileExists(atPath: target.path) else {
      throw UsageError("--write names \(write), which is there already; remove it, or name another file")
    }
    return target
  }

  private func save(_ file: ServerFile, _ model: ServerModel, at target: URL) throws {
    do {
      try Data(try CommandServer.text(of: file, model).utf8).write(to: target, options: .withoutOverwriting)
    } catch {
      throw UsageError("cannot write the server file \(target.path): \(error.localizedDescription); name another one")
    }
  }
}
