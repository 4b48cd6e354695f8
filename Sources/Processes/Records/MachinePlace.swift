import Glibc

/// Where the number of a process means anything: one boot of one machine, and one namespace of processes there.
struct MachinePlace: Sendable, Equatable {
  var boot: String
  var namespace: String

  init(boot: String, namespace: String) { (self.boot, self.namespace) = (boot, namespace) }

  /// This process's own. `Sources/Supervisor/Record.swift` writes the same.
  static let own: MachinePlace = {
    let boot = ProcessTable.contents(of: "/proc/sys/kernel/random/boot_id") ?? ""
    let namespace = ProcessTable.link(at: "/proc/self/ns/pid") ?? ""
    return MachinePlace(
      boot: boot.split(separator: "\n").first.map(String.init) ?? "-", namespace: namespace.isEmpty ? "-" : namespace)
  }()
}
