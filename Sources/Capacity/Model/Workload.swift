/// What one request does: how long it works, and which row it locks meanwhile.
public struct Workload: Hashable, Sendable {
  /// What it is called in reports.
  public let name: String
  /// The time of the work itself. A row is held for all of it, and the thread and the backend too.
  public let service: Distribution
  /// Which row a request locks during its work.
  public let rows: RowLocks
  /// Seconds that a request takes on its thread before its work, without row and backend: parsing, connecting.
  public let overhead: Double

  /// A workload; throws where the rows or the overhead are out of range, or a request would take no time at all.
  public init(
    _ name: String, service: Distribution, rows: RowLocks = .none, overhead: Double = 0
  ) throws(CapacityError) {
    let subject = "the workload “\(name)”"
    try Limits.check(seconds: overhead, subject, "the overhead")
    try rows.check(subject)
    guard service.mean + overhead >= 1e-9 else {
      throw CapacityError(
        subject, found: "a request takes \(service.mean + overhead) s", accepted: "give it a nanosecond at least")
    }
    (self.name, self.service, self.rows, self.overhead) = (name, service, rows, overhead)
  }

  init(name: String, known service: Distribution, rows: RowLocks) {
    (self.name, self.service, self.rows, overhead) = (name, service, rows, 0)
  }

  /// The same workload with another overhead, in seconds; throws where that is out of range.
  public func with(overhead: Double) throws(CapacityError) -> Workload {
    try Workload(name, service: service, rows: rows, overhead: overhead)
  }

  /// The same workload with other row locks, such as the sequence of a measured run; throws where those are impossible.
  public func with(rows: RowLocks) throws(CapacityError) -> Workload {
    try Workload(name, service: service, rows: rows, overhead: overhead)
  }
}
