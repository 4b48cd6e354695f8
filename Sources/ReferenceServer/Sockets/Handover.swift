import Glibc

/// The descriptors that a worker finds at fixed numbers.
struct Handover {
  static let listener: Int32 = 3
  /// The end of a pipe whose other end only the parent holds: it ends when the parent does.
  static let lifeline: Int32 = 4
  /// The file whose lock one process at a time can have, under the faults that need it.
  static let turn: Int32 = 5

  private let originals: [Int32: Int32]
  // Never closed: the parent's end of it, and with it the lifeline, lasts as long as the parent.
  private let kept: Int32

  /// With `turns`, the workers get the file that they take turns with.
  init(listener: Int32, turns: Bool) throws(ServingError) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw ServingError("Making a pipe failed: \(reason(errno)).") }
    // Workers must not inherit it, or they would keep each other alive.
    kept = try Self.moved(ends[1])
    var originals = [Self.listener: try Self.moved(listener), Self.lifeline: try Self.moved(ends[0])]
    if turns { originals[Self.turn] = try Self.moved(try Self.unnamedFile()) }
    self.originals = originals
  }

  /// The first number that means nothing to a worker.
  var end: Int32 { (originals.keys.max() ?? Self.lifeline) + 1 }

  /// Puts the descriptors at their numbers in a process that is about to be started.
  func add(to actions: inout posix_spawn_file_actions_t) {
    for (number, original) in originals { posix_spawn_file_actions_adddup2(&actions, original, number) }
  }

  /// A copy with a number beyond those of a worker, so that none is overwritten while they are put in place.
  private static func moved(_ descriptor: Int32) throws(ServingError) -> Int32 {
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, turn + 1)
    guard copy >= 0 else { throw ServingError("Copying the descriptor \(descriptor) failed: \(reason(errno)).") }
    close(descriptor)
    return copy
  }

  private static func unnamedFile() throws(ServingError) -> Int32 {
    var path = Array("/tmp/lockstep-server-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    guard descriptor >= 0 else { throw ServingError("Making a file in /tmp failed: \(reason(errno)).") }
    unlink(path)
    return descriptor
  }
}
