/// Where the number of a process means anything: one boot of one machine, and one namespace of processes there.
package struct MachinePlace: Sendable, Equatable {
  package var boot: String
  package var namespace: String

  package init(boot: String, namespace: String) { (self.boot, self.namespace) = (boot, namespace) }

  /// This process's own; a dash for what it may not see.
  package static let own: MachinePlace = {
    let boot = KernelFile.text(at: "/proc/sys/kernel/random/boot_id") ?? ""
    let namespace = KernelFile.link(at: "/proc/self/ns/pid") ?? ""
    return MachinePlace(
      boot: boot.split(separator: "\n").first.map(String.init) ?? "-", namespace: namespace.isEmpty ? "-" : namespace)
  }()
}
