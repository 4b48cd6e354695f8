import Capacity
import Testing

@Suite("Predictions")
struct PredictionTests {
  private static func uvicorns(_ requests: Int, placement: Placement = .eventLoops(weights: nil)) throws -> Simulation {
    try Simulation(
      Station(processes: 5, executor: .threads(1), placement: placement), .talk(.randomRow),
      .closed(clients: 5, start: .firstAlone), requests: requests)
  }

  /// Five one-thread Uvicorn processes under `ab -c 5`, five runs each: minimum, median and maximum of requests a
  /// second.
  static let measured: [(requests: Int, least: Double, median: Double, most: Double)] = [
    (20, 1.80, 2.17, 2.46), (50, 2.15, 2.74, 3.04),
  ]

  @Test(arguments: measured)
  func `contain what was measured where nobody promises the placement`(
    requests: Int, least: Double, median: Double, most: Double
  ) throws {
    let spread = try Prediction(of: Self.uvicorns(requests), runs: 999).throughput
    for level in [0.9, 0.99] { #expect(spread.interval(level).contains(median)) }
    #expect(spread.interval(0.99).contains(least))
    // All splits being equally likely is a cautious assumption: the best of five runs of 50 is at the edge of 99 %.
    #expect((spread.smallest...spread.largest).contains(most))
    // They are not so wide that they say nothing: one process alone gives 1, and perfect lanes what ab can show.
    #expect(spread.interval(0.9).range.lowerBound > 1.05)
    #expect(spread.interval(0.9).range.upperBound < 3.6)
  }

  @Test func `with the weights that were measured are narrower`() throws {
    let weights = Placement.eventLoops(weights: [18, 12, 9, 6, 5])
    let given = try Prediction(of: Self.uvicorns(50, placement: weights), runs: 399).throughput.interval(0.9).range
    let drawn = try Prediction(of: Self.uvicorns(50), runs: 399).throughput.interval(0.9).range
    #expect(given.upperBound - given.lowerBound < 0.8 * (drawn.upperBound - drawn.lowerBound))
  }

  @Test func `contain one more run as often as they say`() throws {
    let intervals = try Prediction(of: Self.uvicorns(20), runs: 999).throughput
    let more = try (1...2000).map { try Self.uvicorns(20).with(seed: 1_000_000 + $0).run().throughput }
    let outside = more.count { !intervals.interval(0.9).contains($0) }
    // 200 at most are expected; ties leave fewer outside. Five standard deviations above.
    #expect((20...267).contains(outside))
    #expect(more.count { !intervals.interval(0.99).contains($0) } <= 43)
  }

  @Test func `let every client in where each request has a thread`() throws {
    let station = try Lab.station(2, threads: nil, .eventLoops(weights: nil))
    let prediction = try Prediction(
      of: Simulation(station, .talk(.sleep), .closed(clients: 40), requests: 80), runs: 19)
    #expect(prediction.peakAdmitted == 40)
    #expect(prediction.throughput.interval(0.9).range == 40...40)
  }

  @Test func `are certain where nothing is left to chance`() throws {
    let simulation = try Simulation(
      Lab.station(5), .talk(.sleep), .closed(clients: 5, start: .firstAlone), requests: 20)
    let prediction = try Prediction(of: simulation, runs: 199)
    #expect(prediction.throughput.interval(0.99).range == 4...4)
    #expect(prediction.quantiles[0.99]?.interval(0.99).range == 1...1)
    #expect(prediction.meanLatency.median == 1)
    #expect(prediction.latency.count == 199 * 20)
    #expect(prediction.peakAdmitted == 5)
    #expect(prediction.collisions.largest == 0)
    #expect(prediction.largestShare.median == 0.2)
  }

  @Test func `are the same for the same seed`() throws {
    #expect(try Prediction(of: Self.uvicorns(20), runs: 30) == Prediction(of: Self.uvicorns(20), runs: 30))
    #expect(
      try Prediction(of: Self.uvicorns(20), runs: 30) != Prediction(of: Self.uvicorns(20).with(seed: 9), runs: 30))
  }
}
