extension Duration {
  /// The length in the unit of ``KitClock``.
  package var inNanoseconds: Int {
    Int(components.seconds) * 1_000_000_000 + Int(components.attoseconds / 1_000_000_000)
  }
}
