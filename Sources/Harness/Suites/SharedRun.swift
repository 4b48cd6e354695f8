package import Conformance
import Foundation
package import ServerFiles

/// The run that all suites of a test process share: one results folder, and each server started once.
///
/// A server is checked as a whole when the first of its trials is asked for, and the others find their outcomes there.
/// Checks wait most of the time, so several go on side by side, each in a lane with a Postgres of its own.
package actor SharedRun {
  package static let current = SharedRun()

  private let lanes = SuiteLanes(3)
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
    for file in files { _ = try check(file, isAhead: true) }
  }

  private func check(_ file: ServerFile, isAhead: Bool = false) throws -> Task<Results, Never> {
    if let check = checks[file.name] { return check }
    let check = try begin(file, Catalogue.all, isAhead: isAhead)
    checks[file.name] = check
    return check
  }

  /// What is found when `properties`, which need not be the catalogue's, are put to the server of `file`.
  ///
  /// It is looked at each time anew, and saved under the name of `file`.
  package func results(of file: ServerFile, _ properties: [Property]) async throws -> Results {
    try await begin(file, properties).value
  }

  private func begin(
    _ file: ServerFile, _ properties: [Property], isAhead: Bool = false
  ) throws -> Task<Results, Never> {
    let folder = try resultsFolder()
    ParentWatch.start()
    return Task { [lanes] in
      await lanes.next(isAhead: isAhead) { kit in
        do {
          return await Check(file, properties, in: try await kit(), saving: folder).run()
        } catch {
          return Checks.unobservable([file], properties, because: String(describing: error), saving: folder)
        }
      }
    }
  }

  /// The folder in which this process leaves its outcomes.
  package func resultsFolder() throws(ResultsError) -> ResultsFolder {
    let known = folder ?? Result { () throws(ResultsError) in try ResultsFolder.create(named: "suites") }
    folder = known
    return try known.get()
  }
}
