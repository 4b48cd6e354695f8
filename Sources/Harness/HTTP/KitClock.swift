import Dispatch
import Runner

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
