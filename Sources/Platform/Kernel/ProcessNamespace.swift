import Glibc

/// Process namespaces, pid_namespaces(7): a number names a process only within one.
package enum ProcessNamespace {
  /// The inode of this process's namespace, which no other namespace of the machine has; `nil` where there is no `/proc`.
  package static let own: Int? = {
    var about = stat()
    return stat("/proc/self/ns/pid", &about) == 0 ? Int(about.st_ino) : nil
  }()
}
