import Postgres

/// The table of the talk, which the kit makes: accounts 1 to 100.
enum Bank {
  static let rows = 1...100
}

extension Probe {
  /// Locks a row of the bank, inside a transaction; more or less than that under the faults of locking.
  func lock(row: Int, _ visit: Visit, _ database: any Database) throws {
    if fault == .locksWholeTable { _ = try database.statement("LOCK TABLE bank IN EXCLUSIVE MODE", by: visit) }
    let clause = fault == .skipsRowLock ? "" : " FOR UPDATE"
    _ = try database.statement("SELECT balance FROM bank WHERE id = \(row)\(clause)", by: visit).only
  }
}
