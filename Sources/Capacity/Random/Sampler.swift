/// Draws lengths of time from a distribution, in nanoseconds: flat, so that the hot loop meets no reference.
struct Sampler {
  private enum Kind: UInt8 { case constant, exponential, lognormal, recorded }

  private let kind: Kind
  /// The constant, the mean, or the median; in nanoseconds.
  private let scale: Double
  private let sigma: Double
  private let table: AliasTable
  private let values: [Double]

  /// Whether each draw is 0.
  var isZero: Bool { kind == .constant && scale == 0 }

  /// Always the same, not rounded to whole nanoseconds.
  init(constant nanoseconds: Double) {
    (kind, scale, sigma, table, values) = (.constant, nanoseconds, 0, AliasTable([]), [])
  }

  init(_ distribution: Distribution) {
    var (table, values) = (AliasTable([]), [Double]())
    switch distribution.shape {
    case .constant(let seconds): (kind, scale, sigma) = (.constant, SimulationClock.nanoseconds(seconds), 0)
    case .exponential(let mean): (kind, scale, sigma) = (.exponential, mean * 1e9, 0)
    case .lognormal(let median, let spread): (kind, scale, sigma) = (.lognormal, median * 1e9, spread)
    case .recorded(let recordings):
      (kind, scale, sigma) = (.recorded, 0, 0)
      table = AliasTable(recordings.map { Double($0.count) })
      values = recordings.map { SimulationClock.nanoseconds($0.seconds) }
    }
    (self.table, self.values) = (table, values)
  }

  @inline(__always)
  func draw(_ generator: inout Xoshiro) -> Double {
    switch kind {
    case .constant: scale
    case .exponential: -scale * Elementary.log(generator.unit())
    case .lognormal: min(SimulationClock.longest, scale * Elementary.exp(sigma * normal(&generator)))
    case .recorded: values[table.draw(&generator)]
    }
  }

  /// A standard normal draw. Source: G. Marsaglia and T. Bray, "A convenient method for generating normal variables"
  /// (1964)
  @inline(never)
  private func normal(_ generator: inout Xoshiro) -> Double {
    while true {
      let (x, y) = (2 * generator.unit() - 1, 2 * generator.unit() - 1)
      let square = x * x + y * y
      if square < 1, square > 1e-300 { return x * (-2 * Elementary.log(square) / square).squareRoot() }
    }
  }
}
