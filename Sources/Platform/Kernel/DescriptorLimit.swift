import Glibc

/// How many files and sockets this process may have open at once.
package enum DescriptorLimit {
  private static let kind = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)

  /// The soft limit as this process got it. What the kit starts runs under it: a server is to be looked at under the
  /// limit that it has without the kit.
  package static let inherited: UInt = current.soft

  /// How many this process may have.
  package static var most: Int { Int(clamping: current.soft) }

  /// How many it has now.
  package static var taken: Int {
    guard let names = try? FileTree.names(in: "/proc/self/fd") else { return 64 }
    // Without the one that read the folder.
    return names.count - 1
  }

  /// Raises the limit as far as the process may by itself. The usual soft limit, 1024, is meant for programs that call
  /// `select`; the hard one is what the machine grants (setrlimit(2)).
  package static func raise() {
    _ = inherited
    let limit = current
    guard limit.soft < limit.hard else { return }
    var raised = rlimit(rlim_cur: limit.hard, rlim_max: limit.hard)
    setrlimit(kind, &raised)
  }

  private static var current: (soft: UInt, hard: UInt) {
    var limit = rlimit()
    guard getrlimit(kind, &limit) == 0 else { return (1024, 1024) }
    return (limit.rlim_cur, limit.rlim_max)
  }
}
