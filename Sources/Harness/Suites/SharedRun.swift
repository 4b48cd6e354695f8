public import Conformance
import Foundation
import Postgres

/// The run that all suites of a test process share: one Postgres, one results folder, each server started once.
///
/// A server is checked as a whole when the first of its trials is asked for, and the others find their outcomes there.
public actor SharedRun {
  public static let current = SharedRun()

  private var kit: Task<Kit, any Error>?
  private var folder: Result<ResultsFolder, ResultsError>?
  private var checks: [String: Task<Results, Never>] = [:]
  /// The servers of a run lock the same rows, so they are checked one after the other.
  private var last: Task<Results, Never>?

  private init() {}

  /// The outcome of putting `property` to the server of `file`; `unobservable` with the reason if nothing could be seen.
  public func outcome(of property: Property, on file: ServerFile) async throws -> Outcome {
    let results = try await results(of: file)
    return results.outcomes.first { $0.property == property.id }
      ?? Outcome(property.id, on: Subject(file.name, file.model), .unobservable("the check ended before it got there"))
  }

  /// All that was found on the server of `file`.
  public func results(of file: ServerFile) async throws -> Results {
    if let check = checks[file.name] { return await check.value }
    let check = try begin(file, Catalogue.all)
    checks[file.name] = check
    return await check.value
  }

  /// What is found when `properties`, which need not be the catalogue's, are put to the server of `file`.
  ///
  /// It is looked at each time anew, and saved under the name of `file`.
  public func results(of file: ServerFile, _ properties: [Property]) async throws -> Results {
    try await begin(file, properties).value
  }

  private func begin(_ file: ServerFile, _ properties: [Property]) throws -> Task<Results, Never> {
    let folder = try resultsFolder()
    let kit = openKit()
    let before = last
    let check = Task {
      _ = await before?.value
      do {
        return await Check(file, properties, in: try await kit.value, saving: folder).run()
      } catch {
        return Checks.unobservable([file], properties, because: String(describing: error), saving: folder)
      }
    }
    last = check
    return check
  }

  /// The folder in which this process leaves its outcomes.
  public func resultsFolder() throws(ResultsError) -> ResultsFolder {
    let known = folder ?? Result { () throws(ResultsError) in try ResultsFolder.create(named: "suites") }
    folder = known
    return try known.get()
  }

  private func openKit() -> Task<Kit, any Error> {
    if let kit { return kit }
    ParentWatch.start()
    let place = Result { try Self.place() }
    let task = Task { try await Kit.open(in: try place.get()) }
    kit = task
    return task
  }

  /// `LOCKSTEP_POSTGRES` names a Postgres of the user's own, as `--postgres` does on the command line.
  private static func place() throws(PostgresError) -> Place {
    guard let text = ProcessInfo.processInfo.environment["LOCKSTEP_POSTGRES"] else { return .embedded }
    return .dsn(try DSN(parsing: text))
  }
}
