/// Tells a worker that died from workers that cannot live: those are not replaced for ever.
struct EarlyDeaths: Equatable {
  /// The life of a worker that did not even begin.
  static let early = Duration.seconds(1)
  static let most = 10

  private(set) var inARow = 0

  /// Takes note of a worker that died after `life`, and says whether it is worth replacing.
  mutating func replaces(after life: Duration) -> Bool {
    inARow = life < Self.early ? inARow + 1 : 0
    return inARow < Self.most
  }
}
