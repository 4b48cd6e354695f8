/// Which row a request locks while it works. A request that finds its row held waits, first come first served, and
/// keeps its thread and its backend meanwhile.
public enum RowLocks: Hashable, Sendable {
  case none
  /// All lock one and the same row.
  case one
  /// One of so many rows, uniform and independent.
  case random(Int)
  /// The row of the n-th request that is sent; replays a measured run. There must be a row for each request.
  case sequence([Int])

  func check(_ subject: String) throws(CapacityError) {
    switch self {
    case .none, .one: break
    case .random(let rows): try Limits.check(count: rows, subject, "the number of rows")
    case .sequence(let rows):
      guard (1...Limits.entries).contains(rows.count) else {
        throw CapacityError(
          subject, found: "the sequence has \(rows.count) rows",
          accepted: "give from 1 to \(Limits.entries), one for each request")
      }
    }
  }
}
