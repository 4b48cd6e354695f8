import Glibc
import Platform
import SystemPackage

/// A supervisor that was just started, and the kit's end of the line to it.
struct SupervisorLink {
  let supervisor: pid_t
  let lifeline: Lifeline
  let log: LogTail

  init(starting launch: Launch) throws(SpawnError) {
    let program = launch.command.executable
    try launch.checkDirectoriesToDelete()
    let path = try Tools.path(of: "lockstep-supervisor")

    let output = open(launch.log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard output >= 0 else {
      let found = "its log \(launch.log) cannot be opened: \(Errno.last)"
      throw SpawnError(executable: program, found: found, advice: "name a file in a folder that exists")
    }
    defer { close(output) }
    log = LogTail(path: absolute(launch.log), start: lseek(output, 0, SEEK_END), secrets: launch.command.secrets)

    let ends: (kit: Lifeline, supervisor: Int32)
    do throws(Errno) {
      ends = try Lifeline.pair()
    } catch {
      throw SpawnError(
        executable: program, found: "no socket to its supervisor: \(error)",
        advice: "close some files, or raise the limit of open files")
    }
    lifeline = ends.kit
    defer { close(ends.supervisor) }
    do throws(SpawnError) {
      supervisor = try launch.spawnSupervisor(at: path, lifeline: ends.supervisor, output: output)
    } catch {
      close(ends.kit.descriptor)
      throw error
    }
  }
}
