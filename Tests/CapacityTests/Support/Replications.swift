import Capacity

/// Independent runs of one simulation, and what they say about a mean.
struct Replications {
  let values: [Double]

  /// Ten runs with seeds of their own.
  init(_ simulation: Simulation, number: UInt64, _ figure: (Forecast) -> Double) {
    values = (0..<10).map { figure(simulation.with(seed: number * 10 + $0).run()) }
  }

  /// The interval that contains the mean in 99 of 100 cases: Student's t with nine degrees of freedom.
  var interval: ClosedRange<Double> {
    let mean = values.reduce(0, +) / 10
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 9
    let reach = 3.249836 * (variance / 10).squareRoot()
    return (mean - reach)...(mean + reach)
  }

  /// How many of the intervals of a hundred seeds contain `exact`.
  ///
  /// After each seed other tests have a turn: they share two threads on a small machine, and some of them have deadlines.
  static func coverage(of exact: Double, by simulation: Simulation, _ figure: (Forecast) -> Double) async -> Int {
    var count = 0
    for number in 1...100 as ClosedRange<UInt64> {
      if Replications(simulation, number: number, figure).interval.contains(exact) { count += 1 }
      await Task.yield()
    }
    return count
  }
}
