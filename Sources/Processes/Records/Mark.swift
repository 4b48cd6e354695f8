import Glibc
import Platform

/// What a process is known by across runs of the kit: its number alone may have come to mean another one.
struct Mark: Sendable, Hashable {
  var process: pid_t
  /// In clock ticks since boot.
  var started: UInt64

  /// Nil if there is no such process.
  init?(of process: pid_t) {
    guard let entry = ProcessTable.Entry(of: process) else { return nil }
    self.init(entry)
  }

  init(_ entry: ProcessTable.Entry) { (process, started) = (entry.process, entry.started) }

  init?(_ words: some Collection<Substring>) {
    guard words.count == 2, let process = words.first.flatMap({ pid_t($0) }), process > 1,
      let started = words.dropFirst().first.flatMap({ UInt64($0) })
    else { return nil }
    (self.process, self.started) = (process, started)
  }

  /// Whether this very process runs; a zombie does not.
  var isAlive: Bool {
    guard let entry = ProcessTable.Entry(of: process), entry.started == started else { return false }
    return !entry.hasEnded
  }
}
