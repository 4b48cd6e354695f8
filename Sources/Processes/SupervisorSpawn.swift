import CLinux
import Glibc
import Platform
import SystemPackage

extension Launch {
  /// Starts the supervisor at `path` in a session of its own, with `lifeline` and `output` among its descriptors.
  ///
  /// All signals are blocked in it from its first instruction, so that none can end it before it listens to them.
  func spawnSupervisor(at path: String, lifeline: Int32, output: Int32) throws(SpawnError) -> pid_t {
    let plan = try DescriptorPlan(inherited: inherited, lifeline: lifeline, output: output, of: command)
    defer { plan.close() }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var every = sigset_t()
    sigfillset(&every)
    posix_spawnattr_setsigmask(&attributes, &every)
    posix_spawnattr_setsigdefault(&attributes, &every)
    let flags = Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF) | lockstep_spawn_session_flag()
    posix_spawnattr_setflags(&attributes, flags)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    plan.add(to: &actions)

    let environment = command.environment.map { "\($0.key)=\($0.value)" }
    var supervisor: pid_t = 0
    let code = withCStrings([path] + supervisorArguments(lifeline: plan.lifelineNumber)) { arguments in
      withCStrings(environment) { posix_spawn(&supervisor, path, &actions, &attributes, arguments, $0) }
    }
    guard code == 0 else {
      let what =
        code == E2BIG ? "its arguments and environment are too long" : "the system answered “\(Errno(rawValue: code))”"
      throw SpawnError(
        executable: command.executable, found: "its supervisor \(path) did not start: \(what)",
        advice: code == E2BIG ? "shorten them" : "build the kit again, or free some processes")
    }
    return supervisor
  }

  private static let kit = Mark(of: getpid())

  /// `Sources/Supervisor/Order.swift` reads them.
  private func supervisorArguments(lifeline: Int32) -> [String] {
    let (seconds, attoseconds) = grace.components
    let milliseconds = max(0, seconds * 1000 + attoseconds / 1_000_000_000_000_000)
    var arguments = ["--lifeline", "\(lifeline)", "--stop-signal", "\(stopSignal)", "--grace", "\(milliseconds)"]
    if let directory = command.directory { arguments += ["--directory", absolute(directory)] }
    if let identity { arguments += ["--user", "\(identity.user)", "--group", "\(identity.group)"] }
    if let record, let kit = Launch.kit { arguments += ["--record", record, "--kit", "\(kit.process) \(kit.started)"] }
    if let making { arguments += ["--make", making] }
    for directory in removing { arguments += ["--remove", directory] }
    if Int(clamping: DescriptorLimit.inherited) < DescriptorLimit.most {
      arguments += ["--descriptors", "\(DescriptorLimit.inherited)"]
    }
    return arguments + ["--", command.resolved] + command.arguments
  }
}

/// Calls `body` with a null-terminated array of C strings.
private func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) }
  pointers.append(nil)
  defer { for pointer in pointers { free(pointer) } }
  return pointers.withUnsafeMutableBufferPointer { buffer in
    withUnsafeMutablePointer(to: &buffer[0], body)
  }
}
