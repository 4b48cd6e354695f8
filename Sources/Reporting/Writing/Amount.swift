/// Figures of predictions in as many digits as are worth reading.
enum Amount {
  /// Requests a second: "4.92", "151.3", "12345".
  static func rate(_ value: Double) -> String { digits(value, value < 99.95 ? 2 : value < 999.5 ? 1 : 0) }

  /// Requests a second as somebody would write them who wants them: "50", "0.5".
  static func plain(_ value: Double) -> String { value == value.rounded() ? count(value) : rate(value) }

  /// A length of time: "800 ms", "1.25 s", "34.1 s".
  static func time(_ seconds: Double) -> String {
    let milliseconds = seconds * 1000
    if milliseconds < 9.95 { return digits(milliseconds, milliseconds < 0.995 ? 2 : 1) + " ms" }
    if milliseconds < 999.5 { return digits(milliseconds, 0) + " ms" }
    return digits(seconds, seconds < 9.995 ? 2 : seconds < 99.95 ? 1 : 0) + " s"
  }

  /// A share in whole per cent.
  static func share(_ value: Double) -> String { digits(value * 100, 0) + " %" }

  /// A whole number.
  static func count(_ value: Double) -> String { digits(value, 0) }

  /// Six decimals at most: what is saved needs no more.
  static func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }

  private static func digits(_ value: Double, _ decimals: Int) -> String {
    decimals > 0
      ? Seconds(value: value, decimals: decimals).description
      : value.isFinite && value.magnitude < 1e15 ? String(Int(value.rounded())) : "∞"
  }
}
