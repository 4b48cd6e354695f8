extension Duration {
  /// The length for a sentence, rounded to tenths of a second: "5 s", "0.5 s".
  package var inWords: String {
    let tenths = Int((self / .milliseconds(100)).rounded())
    return tenths.isMultiple(of: 10) ? "\(tenths / 10) s" : "\(Double(tenths) / 10) s"
  }

  /// The whole seconds of it, for a line of progress: "5 s".
  package var inWholeSeconds: String { "\(components.seconds) s" }
}
