public import Conformance

/// All that a bench measured, with what could be done about its servers.
public struct BenchResults: Hashable, Sendable {
  /// A row for each load on each server.
  public var rows: [BenchRow]
  /// What could be done about the servers, one advice each at most.
  public var advice: [CapacityAdvice]

  /// Simulates the figures of the advice.
  public init(_ rows: [BenchRow]) { (self.rows, advice) = (rows, CapacityAdvice.all(on: rows)) }
}
