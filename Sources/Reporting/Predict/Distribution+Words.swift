import Capacity

extension Distribution {
  /// In words: "1.00 s", "mean 1.00 s, standard deviation 500 ms".
  var words: String {
    if variance == 0 { return Amount.time(mean) }
    return "mean \(Amount.time(mean)), standard deviation \(Amount.time(variance.squareRoot()))"
  }
}
