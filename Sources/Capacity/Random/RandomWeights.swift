/// Splits of a whole that nobody promises.
enum RandomWeights {
  /// A draw from Dirichlet(1, …, 1): all splits are equally likely.
  ///
  /// Source: L. Devroye, "Non-uniform random variate generation" (1986), chapter XI.4: exponential draws over their
  /// sum.
  static func draw(_ count: Int, seed: UInt64) -> [Double] {
    var generator = Xoshiro(seed: seed, .weights)
    return (0..<count).map { _ in max(1e-12, -Elementary.log(generator.unit())) }
  }
}
