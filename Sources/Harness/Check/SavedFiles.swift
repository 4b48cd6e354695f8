package import Conformance
import Foundation

/// Reads what earlier runs have saved.
package enum SavedFiles {
  /// The history in one file.
  package static func record(at path: String) throws(ResultsError) -> SavedHistory {
    let data = try bytes(at: path)
    do { return try SavedHistory(json: data, file: path) } catch { throw ResultsError(description: error.description) }
  }

  /// What is in results folders, or in files of them, as one.
  package static func results(at paths: [String]) throws(ResultsError) -> Results {
    var merged: Results?
    for path in try all(paths) {
      let data = try bytes(at: path)
      let found: Results
      do { found = try Results(json: data, file: path) } catch { throw ResultsError(description: error.description) }
      merged = merged?.merged(with: found) ?? found
    }
    guard let merged else {
      throw ResultsError(description: "there is nothing to report; name a results folder")
    }
    return merged
  }

  private static func all(_ paths: [String]) throws(ResultsError) -> [String] {
    var found: [String] = []
    for path in paths { found += try files(in: path) }
    return found
  }

  private static func files(in path: String) throws(ResultsError) -> [String] {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw ResultsError(description: "\(path) does not exist; name a results folder, as lockstep check prints it")
    }
    guard isDirectory.boolValue else { return [path] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let found = names.filter { $0.hasSuffix(".json") }.sorted().map { "\(path)/\($0)" }
    guard !found.isEmpty else {
      throw ResultsError(
        description: "\(path) holds no results; name a folder that lockstep check or swift test has written")
    }
    return found
  }

  private static func bytes(at path: String) throws(ResultsError) -> Data {
    do { return try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
      throw ResultsError(description: "\(path) could not be read: \(error.inSystemsWords)")
    }
  }
}

extension Results {
  /// Both together; where both speak of a server, both are kept.
  func merged(with other: Results) -> Results {
    var all = self
    all.servers += other.servers.filter { !servers.contains($0) }
    all.outcomes += other.outcomes
    all.postgres = postgres ?? other.postgres
    all.advice = advice(with: other)
    return all
  }

  /// Adds an outcome that was judged from `record`, and what its history shows of the server.
  package mutating func add(_ outcome: Outcome, seenIn record: SavedHistory, file: String) {
    outcomes.append(outcome)
    guard !servers.contains(where: { $0.name == record.subject.name }) else { return }
    servers.append(
      ServerResult(
        name: record.subject.name, file: file, model: String(describing: record.subject.model),
        claimed: Figures(promisedBy: record.subject.model, hasAsyncViews: record.subject.hasAsyncViews),
        observed: Figures(
          seenIn: [(scenario: record.scenario, history: record.history)], countedBy: record.subject.model.countedView),
        versions: record.subject.versions))
  }
}
