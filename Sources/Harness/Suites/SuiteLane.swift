import Conformance
import Foundation
import Postgres

/// Checks that go one after the other, since the servers of one kit lock the same rows.
struct SuiteLane {
  private var kit: Task<Kit, any Error>?
  /// The check that was begun last.
  var last: Task<Results, Never>?
  /// How many checks have not ended yet.
  var waiting = 0

  /// The lane's kit, which is opened when it is asked for the first time.
  mutating func open() -> Task<Kit, any Error> {
    if let kit { return kit }
    let place = Result { try Self.place() }
    let task = Task { try await Kit.open(in: place.get()) }
    kit = task
    return task
  }

  /// `LOCKSTEP_POSTGRES` names a Postgres of the user's own, as `--postgres` does on the command line.
  private static func place() throws(PostgresError) -> PostgresChoice {
    guard let text = ProcessInfo.processInfo.environment["LOCKSTEP_POSTGRES"] else { return .embedded }
    return .dsn(try DSN(parsing: text))
  }
}
