package import Conformance
import Foundation
package import ServerFiles

/// The run that all suites of a test process share: one results folder, and each server started once.
///
/// A server is checked as a whole when the first of its trials is asked for, and the others find their outcomes there.
/// Checks wait most of the time, so two go on side by side, each in a ``Lane`` with a Postgres of its own.
package actor SharedRun {
  package static let current = SharedRun()

  private var lanes = [SuiteLane(), SuiteLane()]
  private var folder: Result<ResultsFolder, ResultsError>?
  private var checks: [String: Task<Results, Never>] = [:]

  private init() {}

  /// The outcome of putting `property` to the server of `file`; `unobservable` with the reason if nothing could be seen.
  ///
  /// One that is not in the catalogue is put alone.
  package func outcome(of property: Property, on file: ServerFile) async throws -> Outcome {
    let isKnown = Catalogue.property(property.id) != nil
    let results = isKnown ? try await results(of: file) : try await results(of: file, [property])
    return results.outcomes.first { $0.property == property.id }
      ?? Outcome(property.id, on: Subject(file.name, file.model), .unobservable("the check ended before it got there"))
  }

  /// All that was found on the server of `file`.
  package func results(of file: ServerFile) async throws -> Results { try await check(file).value }

  /// Begins the checks of all `files`, in their order, for suites that ask for their outcomes one after the other.
  package func begin(_ files: [ServerFile]) throws {
    for file in files { _ = try check(file) }
  }

  private func check(_ file: ServerFile) throws -> Task<Results, Never> {
    if let check = checks[file.name] { return check }
    let check = try begin(file, Catalogue.all)
    checks[file.name] = check
    return check
  }

  /// What is found when `properties`, which need not be the catalogue's, are put to the server of `file`.
  ///
  /// It is looked at each time anew, and saved under the name of `file`.
  package func results(of file: ServerFile, _ properties: [Property]) async throws -> Results {
    try await begin(file, properties).value
  }

  private func begin(_ file: ServerFile, _ properties: [Property]) throws -> Task<Results, Never> {
    let folder = try resultsFolder()
    ParentWatch.start()
    let lane = lanes.indices.min { lanes[$0].waiting < lanes[$1].waiting } ?? 0
    let (kit, before) = (lanes[lane].open(), lanes[lane].last)
    let check = Task {
      _ = await before?.value
      defer { lanes[lane].waiting -= 1 }
      do {
        return await Check(file, properties, in: try await kit.value, saving: folder).run()
      } catch {
        return Checks.unobservable([file], properties, because: String(describing: error), saving: folder)
      }
    }
    lanes[lane].waiting += 1
    lanes[lane].last = check
    return check
  }

  /// The folder in which this process leaves its outcomes.
  package func resultsFolder() throws(ResultsError) -> ResultsFolder {
    let known = folder ?? Result { () throws(ResultsError) in try ResultsFolder.create(named: "suites") }
    folder = known
    return try known.get()
  }
}
