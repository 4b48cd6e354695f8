extension Int {
  /// The number with its noun: `1.of("thread")` is "1 thread", `2.of("thread")` is "2 threads".
  public func of(_ singular: String, _ plural: String? = nil) -> String {
    "\(self) \(self == 1 ? singular : plural ?? singular + "s")"
  }
}
