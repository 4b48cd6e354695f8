import Glibc

/// The clock of the kit: CLOCK_MONOTONIC, in nanoseconds.
package enum KitClock {
  package static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
