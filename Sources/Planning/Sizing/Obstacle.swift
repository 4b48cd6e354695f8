/// Why no size of a server reaches a goal, where that is known without a simulation. Throughputs are in requests a second.
package enum Obstacle: Hashable, Sendable {
  /// The clients send no more than this, since each waits for its answer.
  case clients(Int, throughput: Double)
  /// No more requests come.
  case arrivals(throughput: Double)
  /// The Postgres backends serve no more.
  case backends(Int, throughput: Double)
  /// The rows that requests lock let no more through.
  case rows(throughput: Double)
  /// The work alone takes longer: the seconds that 99 of 100 requests do not exceed.
  case work(p99: Double)
}
