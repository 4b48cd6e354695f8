import Postgres
import Synchronization

extension Kit {
  /// Why the kit's Postgres is of no more use to any check of the run, once that is known.
  var loss: String? { lossNoted.withLock { $0 } }

  /// Whether Postgres is gone, now that something has failed. Asks it, unless it was Postgres that gave no answer.
  func hasLostPostgres(after error: any Error) async -> Bool {
    if loss != nil { return true }
    var reason = (error as? PostgresError)?.description
    if (error as? PostgresError)?.kind != .deadline {
      do throws(PostgresError) {
        _ = try await database.backends(applicationName: "")
        return false
      } catch {
        reason = reason ?? error.description
      }
    }
    lossNoted.withLock { $0 = $0 ?? reason }
    return true
  }
}
