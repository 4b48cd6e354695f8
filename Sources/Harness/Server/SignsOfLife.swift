import Glibc
import Platform
import Processes

/// Watches whether a program works, by the processor time that it and its descendants have used.
///
/// A server that starts slowly, on a machine that is busy or with a large app, is told from one that waits for something
/// that does not come, or that has opened another port than the kit's.
struct SignsOfLife {
  /// Less than this between two looks counts as idling: a master process that only watches its workers.
  private static let least = 0.1

  private let supervisor: pid_t
  private var used = 0.0
  private var last = KitClock.now()
  private var looked = 0

  init(of process: SupervisedProcess) { supervisor = process.supervisorID }

  /// How long it has been idle.
  mutating func idle() -> Duration {
    let now = KitClock.now()
    if now - looked > Duration.milliseconds(200).nanoseconds {
      looked = now
      let total = ProcessTable.descendants(of: supervisor).reduce(0) { $0 + Self.secondsUsed(by: $1) }
      // It falls when a process ends.
      if abs(total - used) >= Self.least { (used, last) = (total, now) }
    }
    return .nanoseconds(now - last)
  }

  /// Processor time of a process and of the children that it has waited for, in seconds: fields 14 to 17 of
  /// `/proc/PID/stat`, proc(5).
  private static func secondsUsed(by process: pid_t) -> Double {
    guard let file = fopen("/proc/\(process)/stat", "re") else { return 0 }
    defer { fclose(file) }
    var buffer = [CChar](repeating: 0, count: 1024)
    guard fgets(&buffer, Int32(buffer.count), file) != nil else { return 0 }
    let line = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    guard let name = line.lastIndex(of: ")") else { return 0 }
    let fields = line[name...].split(separator: " ").dropFirst(12).prefix(4)
    return fields.compactMap { Double($0) }.reduce(0, +) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }
}
