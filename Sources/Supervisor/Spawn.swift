import CLinux
import Glibc
import Platform
import SystemPackage

extension Supervisor {
  /// Starts the program in a process group of its own, with default signal handling, and waits for its exec.
  static func spawn(_ order: Order) -> Result<pid_t, Errno> {
    if let descriptors = order.descriptors { limit(to: descriptors) }
    guard let identity = order.identity else {
      return spawn(order.program, [order.program] + order.arguments, in: order.directory)
    }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return .failure(.last) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let become = ["lockstep-supervisor", "--become", identity.user, identity.group, "\(ends[1])", order.program]
    let spawned = spawn("/proc/self/exe", become + order.arguments, in: order.directory, keeping: ends[1])
    close(ends[1])
    defer { close(ends[0]) }
    return spawned.flatMap { process in
      // End-of-file means that the program runs; otherwise the error number of what failed stands here.
      var code: Int32 = 0
      var count = read(ends[0], &code, MemoryLayout<Int32>.size)
      while count < 0 && errno == EINTR { count = read(ends[0], &code, MemoryLayout<Int32>.size) }
      guard count > 0 else { return .success(process) }
      waitpid(process, nil, 0)
      return .failure(Errno(rawValue: code))
    }
  }

  /// Lowers the soft limit of open files, which the program inherits.
  private static func limit(to descriptors: UInt) {
    let kind = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    var limit = rlimit()
    guard getrlimit(kind, &limit) == 0, descriptors < limit.rlim_cur else { return }
    limit.rlim_cur = descriptors
    setrlimit(kind, &limit)
  }

  private static func spawn(
    _ path: String, _ arguments: [String], in directory: String?, keeping kept: Int32? = nil
  ) -> Result<pid_t, Errno> {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    var set = sigset_t()
    sigfillset(&set)
    posix_spawnattr_setsigdefault(&attributes, &set)
    sigemptyset(&set)
    posix_spawnattr_setsigmask(&attributes, &set)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    if let directory { lockstep_spawn_in_directory(&actions, directory) }
    // A copy onto itself takes close-on-exec away.
    if let kept { posix_spawn_file_actions_adddup2(&actions, kept, kept) }

    var process: pid_t = 0
    let code = withCStrings(arguments) { posix_spawn(&process, path, &actions, &attributes, $0, environ) }
    return code == 0 ? .success(process) : .failure(Errno(rawValue: code))
  }
}

/// Calls `body` with a null-terminated array of C strings.
func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) }
  pointers.append(nil)
  return pointers.withUnsafeMutableBufferPointer { withUnsafeMutablePointer(to: &$0[0], body) }
}
