extension ProcessTable {
  /// Whether a thread is in a call that only lets time pass, as `time.sleep` does; `false` where that cannot be seen.
  ///
  /// Source: /proc/PID/task/TID/syscall, proc(5), whose first word is the number of the call.
  package static func isAsleep(thread: Int, of process: Int) -> Bool {
    guard let text = KernelFile.text(at: "/proc/\(process)/task/\(thread)/syscall"),
      let number = text.split(separator: " ").first.flatMap({ Int($0) })
    else { return false }
    return sleepingCalls.contains(number)
  }

  /// nanosleep and clock_nanosleep.
  private static var sleepingCalls: Set<Int> {
    #if arch(x86_64)
      [35, 230]
    #else
      [101, 115]
    #endif
  }
}
