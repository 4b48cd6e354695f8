package import Glibc

/// What the kernel's table of processes says now; it may have changed by the time that one reads the answer.
package enum ProcessTable {
  /// The processes below `ancestor`, parents before children.
  package static func descendants(of ancestor: pid_t) -> [pid_t] {
    let children = Dictionary(grouping: entries(), by: \.parent)
    var found: [pid_t] = []
    var generation = [ancestor]
    while !generation.isEmpty {
      generation = generation.flatMap { children[$0, default: []].map(\.process) }
      found += generation
    }
    return found
  }

  /// Whether the process runs. One that has ended and was not waited for yet, a zombie, does not.
  package static func isAlive(_ process: pid_t) -> Bool { Entry(of: process)?.hasEnded == false }

  /// Whether some thread of the process runs, wants to run and has no turn, or waits for a disk.
  ///
  /// A process of which no thread does waits for something else, or for somebody. Source: `/proc/PID/task`, proc(5).
  package static func isWorking(_ process: pid_t) -> Bool {
    let tasks = "/proc/\(process)/task"
    return numbers(in: tasks).contains { thread in
      let state = KernelFile.text(at: "\(tasks)/\(thread)/stat").flatMap(Entry.state(in:))
      return state == "R" || state == "D"
    }
  }

  /// Whether the process has been stopped, by a signal or a tracer: it moves only when somebody lets it.
  package static func isStopped(_ process: pid_t) -> Bool {
    Entry(of: process).map { $0.state == "T" || $0.state == "t" } ?? false
  }

  package static func entries() -> [Entry] { numbers(in: "/proc").compactMap { Entry(of: $0) } }

  /// The entries of a folder whose names are numbers.
  private static func numbers(in path: String) -> [pid_t] {
    ((try? FileTree.names(in: path)) ?? []).compactMap { pid_t($0) }
  }
}
