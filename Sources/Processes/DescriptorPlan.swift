import CLinux
import Glibc
import Platform
import SystemPackage

/// Which descriptors a supervisor gets, and under which numbers.
///
/// Its sources are copies with numbers above all targets, so that no copy to a target can overwrite a source.
struct DescriptorPlan {
  /// Above everything that the program inherits: the supervisor closes all from 3 to here once the program has them.
  let lifelineNumber: Int32
  private var copies: [(source: Int32, targets: [Int32])] = []
  private var targets: Set<Int32> = []

  init(inherited: [Int32: Int32], lifeline: Int32, output: Int32, of command: Command) throws(SpawnError) {
    let numbers = inherited.values
    guard numbers.allSatisfy({ $0 >= 3 }), Set(numbers).count == numbers.count else {
      throw SpawnError(
        executable: command.executable, found: "its inherited descriptors are to be \(numbers.sorted())",
        advice: "give each a number of its own, from 3 upwards")
    }
    lifelineNumber = max(2, numbers.max() ?? 2) + 1
    do throws(SpawnError) {
      try copy(output, to: [1, 2], of: command)
      try copy(lifeline, to: [lifelineNumber], of: command)
      for (source, target) in inherited { try copy(source, to: [target], of: command) }
    } catch {
      close()
      throw error
    }
  }

  private mutating func copy(_ source: Int32, to numbers: [Int32], of command: Command) throws(SpawnError) {
    let copied = fcntl(source, F_DUPFD_CLOEXEC, lifelineNumber + 1)
    guard copied >= 0 else {
      let found = "descriptor \(source) cannot be handed on: \(Errno.last)"
      throw SpawnError(
        executable: command.executable, found: found, advice: "keep it open until the start has returned")
    }
    copies.append((copied, numbers))
    targets.formUnion(numbers)
  }

  func add(to actions: inout posix_spawn_file_actions_t) {
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    for (source, numbers) in copies {
      for number in numbers { posix_spawn_file_actions_adddup2(&actions, source, number) }
    }
    // The kit is a guest in its process, whose other descriptors need not be close-on-exec.
    for number in 3..<lifelineNumber where !targets.contains(number) {
      posix_spawn_file_actions_addclose(&actions, number)
    }
    lockstep_spawn_closing_from(&actions, lifelineNumber + 1)
  }

  func close() {
    for copy in copies { Glibc.close(copy.source) }
  }
}
