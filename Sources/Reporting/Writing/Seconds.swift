/// Wall time in seconds with a fixed number of decimals, whatever the locale: "2.41".
struct Seconds: CustomStringConvertible {
  var value: Double
  var decimals = 2

  var description: String {
    guard value.isFinite, value >= 0, value < 1e12 else { return "0" }
    let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
    let units = Int((value * Double(scale)).rounded())
    let fraction = String(units % scale)
    return "\(units / scale)." + String(repeating: "0", count: decimals - fraction.count) + fraction
  }
}
