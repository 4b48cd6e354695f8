extension Distribution {
  /// The mean, in seconds.
  public var mean: Double {
    switch shape {
    case .constant(let seconds): seconds
    case .exponential(let mean): mean
    case .lognormal(let median, let sigma): median * Elementary.exp(sigma * sigma / 2)
    case .recorded(let recordings): recordings.mean { $0 }
    }
  }

  /// The variance, in square seconds.
  public var variance: Double {
    switch shape {
    case .constant: 0
    case .exponential(let mean): mean * mean
    case .lognormal(_, let sigma): mean * mean * (Elementary.exp(sigma * sigma) - 1)
    case .recorded(let recordings):
      recordings.mean { [mean] seconds in (seconds - mean) * (seconds - mean) }
    }
  }

  /// The standard deviation as a share of the mean; 0 for a constant, 1 for an exponential time.
  public var coefficientOfVariation: Double { mean > 0 ? variance.squareRoot() / mean : 0 }
}

extension [Distribution.Recording] {
  fileprivate func mean(of value: (Double) -> Double) -> Double {
    let total = reduce(0.0) { $0 + Double($1.count) }
    return reduce(0.0) { $0 + value($1.seconds) * (Double($1.count) / total) }
  }
}
