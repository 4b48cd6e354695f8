import Glibc
import Platform
import SystemPackage

/// What this supervisor begins, written down for the case that it is killed together with its kit: then nothing links the
/// program to anything of the kit's any more. `Sources/Processes/Records/RunRecord.swift` says what stands in it.
///
/// It is locked as long as this process lives. The program is not told to die with its supervisor (PR_SET_PDEATHSIG): it
/// would leave its workers, whose session only its own number proves.
struct Record {
  private let path: String
  private let file: Int32

  /// Nil, with a complaint, if it cannot be kept. The program is started all the same.
  init?(at path: String, kit: String, removing directories: [Directory], above lifeline: Int32) {
    guard let file = Record.lock(path, above: lifeline) else {
      complain("no record can be kept at \(path): \(Errno.last); a kill of kit and supervisor may leave processes")
      return nil
    }
    (self.path, self.file) = (path, file)
    // At once: whoever finds no supervisor in it may take it that nothing was begun.
    let own = "supervisor \(getpid()) \(start(of: getpid()))"
    let place = MachinePlace.own
    let lines = ["place \(place.boot) \(place.namespace)", "kit \(kit)"] + directories.compactMap(Record.line) + [own]
    note(lines.joined(separator: "\n"))
  }

  func note(_ lines: String) {
    let bytes = Array("\(lines)\n".utf8)
    while write(file, bytes, bytes.count) < 0 && errno == EINTR {}
  }

  func note(_ directory: Directory) {
    if let line = Record.line(directory) { note(line) }
  }

  func note(program: pid_t, stoppedBy signal: Int32) {
    note("program \(program) \(start(of: program)) \(signal)")
  }

  func delete() { unlink(path) }

  /// A file that was not there before, under a number that is not the program's.
  private static func lock(_ path: String, above lifeline: Int32) -> Int32? {
    // A kit that cleans up may see it before it is locked, and delete it.
    for _ in 0..<10 {
      let opened = open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o600)
      guard opened >= 0 else { return nil }
      let file = fcntl(opened, F_DUPFD_CLOEXEC, lifeline + 1)
      close(opened)
      guard file >= 0 else { return nil }
      while flock(file, LOCK_EX) != 0 && errno == EINTR {}
      var facts = stat()
      if fstat(file, &facts) == 0, facts.st_nlink > 0 { return file }
      close(file)
    }
    return nil
  }

  /// Lines are the record's grammar, so a path with the end of one in it stays out.
  private static func line(_ directory: Directory) -> String? {
    directory.path.contains(where: \.isNewline)
      ? nil
      : "folder \(directory.device) \(directory.inode) \(directory.path)"
  }
}

/// When a process started, in clock ticks since boot.
private func start(of process: pid_t) -> UInt64 { ProcessTable.Entry(of: process)?.started ?? 0 }
