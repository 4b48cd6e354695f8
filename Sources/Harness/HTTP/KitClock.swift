import Dispatch

/// The clock of the kit: CLOCK_MONOTONIC, in nanoseconds.
enum KitClock {
  static func now() -> Int { Int(DispatchTime.now().uptimeNanoseconds) }
}

/// A moment of the kit's clock that a wait ends at.
struct Deadline: Sendable {
  let time: Int

  init(in duration: Duration) { time = KitClock.now() + duration.nanoseconds }

  var hasPassed: Bool { KitClock.now() >= time }
}

extension Duration {
  var nanoseconds: Int {
    Int(components.seconds) * 1_000_000_000 + Int(components.attoseconds / 1_000_000_000)
  }

  var seconds: Double { Double(nanoseconds) / 1e9 }
}
