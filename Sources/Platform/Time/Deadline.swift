/// The moment at which a wait gives up.
package struct Deadline: Sendable {
  private let instant: ContinuousClock.Instant?

  /// A deadline that never passes when `duration` is nil.
  package init(in duration: Duration?) { instant = duration.map { ContinuousClock.now.advanced(by: $0) } }

  package var hasPassed: Bool { instant.map { ContinuousClock.now >= $0 } ?? false }

  /// What is left in the unit of poll(2), rounded up so that it never spins; -1 stands for ever.
  package var milliseconds: Int32 {
    guard let instant else { return -1 }
    let left = ContinuousClock.now.duration(to: instant) / .milliseconds(1)
    return Int32(min(max(left.rounded(.up), 0), 86_400_000))
  }
}
