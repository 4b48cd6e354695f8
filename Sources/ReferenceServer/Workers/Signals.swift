import Glibc

/// Signals that are waited for instead of handled; they are blocked in all threads that start afterwards.
struct Signals {
  private var set = sigset_t()

  init(_ numbers: [Int32]) {
    sigemptyset(&set)
    for number in numbers { sigaddset(&set, number) }
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// The next of the signals; nil when none came within `limit`.
  mutating func next(within limit: Duration? = nil) -> Int32? {
    while true {
      let number: Int32
      if let limit {
        var time = timespec(limit)
        number = sigtimedwait(&set, nil, &time)
      } else {
        number = sigwaitinfo(&set, nil)
      }
      if number > 0 { return number }
      if errno == EAGAIN { return nil }
    }
  }
}

extension timespec {
  init(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    self.init(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
  }
}
