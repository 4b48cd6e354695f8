package import Glibc

/// Where processes listen for TCP connections, by their descriptors and the kernel's tables of sockets. Source: proc(5),
/// `/proc/PID/fd` and `/proc/PID/net/tcp`.
package enum ListeningSockets {
  /// One socket that listens.
  package struct Listener: Hashable, Sendable {
    package var port: Int
    package var reach: Reach
  }

  /// Who can connect.
  package enum Reach: Hashable, Sendable {
    /// This machine alone, at 127.0.0.1.
    case loopback
    /// 127.0.0.1 and everybody else.
    case everywhere
    /// Not 127.0.0.1.
    case elsewhere
  }

  /// The sockets of `processes`, each once, in order of their ports. Of whom this user may not see the descriptors, none is
  /// seen.
  package static func of(_ processes: [pid_t]) -> [Listener] {
    var found: Set<Listener> = []
    for process in processes {
      let own = inodes(of: process)
      guard !own.isEmpty else { continue }
      for table in ["tcp", "tcp6"] {
        for line in KernelFile.lines(at: "/proc/\(process)/net/\(table)") {
          guard let entry = entry(line), own.contains(entry.inode) else { continue }
          found.insert(entry.listener)
        }
      }
    }
    return found.sorted { ($0.port, $0.reach == .elsewhere ? 1 : 0) < ($1.port, $1.reach == .elsewhere ? 1 : 0) }
  }

  /// The sockets among the descriptors of a process.
  private static func inodes(of process: pid_t) -> Set<Substring> {
    let folder = "/proc/\(process)/fd"
    let links = ((try? FileTree.names(in: folder)) ?? []).compactMap { KernelFile.link(at: "\(folder)/\($0)") }
    return Set(links.filter { $0.hasPrefix("socket:[") && $0.hasSuffix("]") }.map { $0.dropFirst(8).dropLast() })
  }

  /// A line of the table about a socket that listens: local address and state are the second and fourth field, the inode
  /// the tenth.
  static func entry(_ line: Substring) -> (inode: Substring, listener: Listener)? {
    let fields = line.split(separator: " ", omittingEmptySubsequences: true)
    guard fields.count > 9, fields[3] == "0A" else { return nil }
    let address = fields[1].split(separator: ":")
    guard address.count == 2, let port = Int(address[1], radix: 16) else { return nil }
    return (fields[9], Listener(port: port, reach: reach(of: address[0])))
  }

  /// Each group of eight digits is a word in the byte order of the machine.
  private static func reach(of address: Substring) -> Reach {
    if address.allSatisfy({ $0 == "0" }) { return .everywhere }
    let isMapped = address.count == 8 || address.hasPrefix("0000000000000000FFFF0000")
    return isMapped && address.hasSuffix("7F") ? .loopback : .elsewhere
  }
}
