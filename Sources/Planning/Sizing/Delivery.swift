import Capacity

/// What a few runs come to: the middle one's throughput, and the latency of all together.
package struct Delivery: Hashable, Sendable {
  /// Requests a second.
  package var throughput: Double
  /// Seconds that 99 of 100 requests do not exceed.
  package var p99: Double

  init(_ simulation: Simulation, runs: Int) {
    let forecasts = (0..<UInt64(runs)).map { simulation.with(seed: simulation.seed &+ $0 &* 0x9E37_79B9).run() }
    var latency = forecasts[0].latency
    for forecast in forecasts.dropFirst() { latency.merge(forecast.latency) }
    (throughput, p99) = (forecasts.map(\.throughput).sorted()[runs / 2], latency.quantile(0.99))
  }
}
