package import Conformance

/// All that a bench measured, with what could be done about its servers.
package struct BenchResults: Hashable, Sendable {
  /// A row for each load on each server.
  package var rows: [BenchRow]
  /// What could be done about the servers, one advice each at most.
  package var advice: [CapacityAdvice]

  /// Simulates the figures of the advice.
  package init(_ rows: [BenchRow]) { (self.rows, advice) = (rows, CapacityAdvice.all(on: rows)) }
}
