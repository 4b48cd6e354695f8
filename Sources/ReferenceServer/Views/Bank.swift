import Glibc
import Postgres

/// The table of the talk, which the kit makes, accounts 1 to 100; and the ledger beside it.
enum Bank {
  static let rows = 1...100
  static let table = name("bank")
  static let ledger = name("ledger")

  /// The name of a table of the run, with the schema that the kit names in the environment.
  private static func name(_ table: String) -> String {
    getenv("LOCKSTEP_SCHEMA").map { "\"\(String(cString: $0))\".\(table)" } ?? table
  }
}

extension Probe {
  /// Writes the request into the ledger, so that the kit can see whether its transaction was committed.
  func note(_ visit: Visit, _ database: any StatementExecutor) throws {
    // An id has no quotes in it.
    _ = try database.statement("INSERT INTO \(Bank.ledger) (request) VALUES ('\(visit.parameters.request)')", by: visit)
  }

  /// Locks a row of the bank, inside a transaction; more or less than that under the faults of locking.
  func lock(row: Int, _ visit: Visit, _ database: any StatementExecutor) throws {
    try waiting(.querying) {
      if fault == .locksWholeTable {
        _ = try database.statement("LOCK TABLE \(Bank.table) IN EXCLUSIVE MODE", by: visit)
      }
      let clause = fault == .skipsRowLock ? "" : " FOR UPDATE"
      _ = try database.statement("SELECT balance FROM \(Bank.table) WHERE id = \(row)\(clause)", by: visit).only
    }
  }
}
