import Glibc

/// What a process has used of the processors, in seconds.
struct ProcessorTime {
  var user: Double
  var system: Double

  var total: Double { user + system }

  /// That of this process so far, all of its threads together.
  static var now: ProcessorTime {
    var usage = rusage()
    _ = getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return ProcessorTime(user: seconds(usage.ru_utime), system: seconds(usage.ru_stime))
  }

  static func - (end: ProcessorTime, start: ProcessorTime) -> ProcessorTime {
    ProcessorTime(user: end.user - start.user, system: end.system - start.system)
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}
