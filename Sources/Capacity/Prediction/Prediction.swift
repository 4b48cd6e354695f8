/// What a measurement may come out as: the same run with many seeds.
///
/// A measured run is one more draw from the same model, so the chance that it falls between two of the simulated ones
/// is known exactly and rests on no assumption about their distribution. Where a server does not say which process gets
/// a connection, the seeds differ in that too.
/// Source: S. Wilks, "Determination of sample sizes for setting tolerance limits" (1941)
public struct Prediction: Hashable, Sendable {
  /// What the runs delivered, a figure for each.
  public let throughput: Spread
  /// Latencies of all runs together.
  public let latency: LatencyHistogram
  /// For each level asked for, that quantile of the latency of each run; in seconds.
  public let quantiles: [Double: Spread]
  /// Mean latency of each run, in seconds.
  public let meanLatency: Spread
  /// Requests of each run that found their row held.
  public let collisions: Spread
  /// Share of the answers that came from the process that gave most of them, in each run.
  public let largestShare: Spread
  /// The most that were admitted at once in any run.
  public let peakAdmitted: Int
  /// How many runs it rests on.
  public let runs: Int

  /// Runs `simulation` with `runs` seeds that are derived from its own.
  ///
  /// Intervals of 99 % need 199 runs at least. Throws where there are fewer than 19 runs or more than a million, or a
  /// level is not from 0 to 1.
  public init(
    of simulation: Simulation, runs: Int = 1999, quantiles levels: [Double] = [0.5, 0.9, 0.99]
  ) throws(CapacityError) {
    let subject = "the prediction"
    guard (19...1_000_000).contains(runs) else {
      throw CapacityError(subject, found: "\(runs) runs were asked for", accepted: "give from 19 to 1000000")
    }
    for level in levels { try Limits.check(level, in: 0...1, subject, "a quantile", "give levels from 0 to 1") }
    var seeds = SplitMix(seed: simulation.seed)
    var all = LatencyHistogram()
    var throughputs = [Double](), means = [Double](), collisions = [Double](), shares = [Double]()
    var found = [[Double]](repeating: [], count: levels.count)
    var peak = 0
    for _ in 0..<runs {
      let forecast = simulation.with(seed: seeds.next()).run()
      throughputs.append(forecast.throughput)
      means.append(forecast.latency.mean)
      collisions.append(Double(forecast.collisions))
      shares.append(forecast.shares.max() ?? 0)
      for (index, level) in levels.enumerated() { found[index].append(forecast.latency.quantile(level)) }
      all.merge(forecast.latency)
      peak = max(peak, forecast.peakAdmitted)
    }
    (throughput, meanLatency) = (Spread(throughputs), Spread(means))
    (self.collisions, largestShare) = (Spread(collisions), Spread(shares))
    quantiles = Dictionary(zip(levels, found.map { Spread($0) })) { first, _ in first }
    (latency, peakAdmitted, self.runs) = (all, peak, runs)
  }
}
