public import Conformance

/// All that a bench measured, with what could be done about its servers.
public struct BenchResults: Hashable, Sendable {
  public var rows: [BenchRow]
  public var advice: [CapacityAdvice]

  /// Simulates the figures of the advice.
  public init(_ rows: [BenchRow]) { (self.rows, advice) = (rows, CapacityAdvice.all(on: rows)) }
}
