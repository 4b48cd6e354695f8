import Glibc

extension Supervisor {
  /// Runs in the program's process before the program does: drops to another identity, then execs.
  ///
  /// posix_spawn cannot change the user, and setpriv(1) could not tell the supervisor why the exec failed.
  /// Arguments: user, group, descriptor for the error number, program, its arguments.
  static func become(_ arguments: [String]) -> Int32 {
    guard arguments.count >= 4, let user = uid_t(arguments[0]), let group = gid_t(arguments[1]),
      let report = Int32(arguments[2])
    else { return 2 }
    _ = fcntl(report, F_SETFD, FD_CLOEXEC)
    // The groups first: once the user is another one, they can no longer be changed.
    if setgroups(0, nil) == 0, setgid(group) == 0, setuid(user) == 0 {
      _ = withCStrings(Array(arguments[3...])) { execve(arguments[3], $0, environ) }
    }
    var code = errno
    write(report, &code, MemoryLayout<Int32>.size)
    return 127
  }
}
