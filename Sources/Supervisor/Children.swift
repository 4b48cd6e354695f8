import Glibc

/// The direct children of this process. A descendant whose parent has ended becomes one, as this is a subreaper.
///
/// Until this process waits for a child, the child's number cannot come to mean another process: children, unlike
/// deeper descendants, can be signalled without a race.
func children() -> [pid_t] {
  let own = getpid()
  guard let folder = opendir("/proc") else { return [] }
  defer { closedir(folder) }
  var found: [pid_t] = []
  while let item = readdir(folder) {
    let name = withUnsafePointer(to: &item.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if let process = pid_t(name), parent(of: process) == own { found.append(process) }
  }
  return found
}

/// Kills all children, each with its whole process group, and with that generation after generation of descendants:
/// those of a killed child are the next children. A group takes the signal as one, so that forking does not escape it.
func killChildren() {
  let own = getpgrp()
  for process in children() {
    let group = getpgid(process)
    if group > 0 && group != own { kill(-group, SIGKILL) }
    kill(process, SIGKILL)
  }
}

private func parent(of process: pid_t) -> pid_t? { field(4, of: process).flatMap { pid_t($0) } }

/// When a process started, as `/proc` says it: in clock ticks since boot.
func start(of process: pid_t) -> String? { field(22, of: process) }

/// A field of `/proc/PID/stat` behind the second, which is a name in parentheses and may hold anything.
private func field(_ number: Int, of process: pid_t) -> String? {
  let file = open("/proc/\(process)/stat", O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { return nil }
  defer { close(file) }
  var buffer = [UInt8](repeating: 0, count: 512)
  let count = read(file, &buffer, buffer.count)
  guard count > 0, let end = buffer[..<count].lastIndex(of: UInt8(ascii: ")")) else { return nil }
  let fields = buffer[(end + 1)..<count].split(separator: UInt8(ascii: " "), maxSplits: number - 2)
  return fields.count > number - 3 ? String(decoding: fields[number - 3], as: UTF8.self) : nil
}
