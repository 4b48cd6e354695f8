import CLinux
// `environ` is a variable to Swift; nobody changes it here.
@preconcurrency import Glibc

/// Starts worker processes: this very executable once more, with the parent's arguments and descriptors.
struct WorkerSpawn {
  let arguments: [String]
  let handover: Handover

  func start() throws(ServingError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    handover.add(to: &actions)
    // Whatever else this process was started with is none of the workers' business.
    _ = lockstep_spawn_closing_from(&actions, handover.end)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The parent blocks the signals that it waits for; a worker decides about its own.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

    var worker: pid_t = 0
    let code = withCStrings(["lockstep-server", "--worker"] + arguments) { strings in
      // By this name it is the same executable even when the file has been replaced meanwhile.
      posix_spawn(&worker, "/proc/self/exe", &actions, &attributes, strings, environ)
    }
    guard code == 0 else { throw ServingError("Starting a worker process failed: \(reason(code)).") }
    return worker
  }

  private func withCStrings<Result>(
    _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) }
    pointers.append(nil)
    defer { for pointer in pointers { free(pointer) } }
    return withUnsafeMutablePointer(to: &pointers[0], body)
  }
}
