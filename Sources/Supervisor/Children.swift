import Glibc
import Platform

/// The direct children of this process. A descendant whose parent has ended becomes one, as this is a subreaper.
///
/// Until this process waits for a child, the child's number cannot come to mean another process: children, unlike
/// deeper descendants, can be signalled without a race.
func children() -> [pid_t] {
  let own = getpid()
  return ProcessTable.entries().filter { $0.parent == own }.map(\.process)
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
