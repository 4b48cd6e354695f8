import Dispatch
import Glibc
import Synchronization

/// What all greenlets of a process hand on: whoever has it runs, and where it waits another one does.
///
/// A greenlet is a thread here that runs only while it has the baton, and gives itself out for the first thread of its
/// process, which runs all of them where they are real. In an operation that stops the process nobody else has it.
final class Baton: Sendable {
  /// The thread that the calling one is taken for.
  @TaskLocal static var thread: Int?

  private let stops: Set<Operation>
  private let turn = DispatchSemaphore(value: 1)
  private let stopped = Atomic(false)
  private let whenGoingOn: @Sendable () -> Void

  /// `whenGoingOn` is called, from any thread, when an operation that stopped the process is over.
  init(stopsIn stops: Set<Operation>, whenGoingOn: @escaping @Sendable () -> Void) {
    (self.stops, self.whenGoingOn) = (stops, whenGoingOn)
  }

  /// Whether the process stands still, and so accepts nobody.
  var isStopped: Bool { stopped.load(ordering: .acquiring) }

  /// Runs all of a request's work.
  func run<Result>(_ work: () throws -> Result) rethrows -> Result {
    turn.wait()
    defer { turn.signal() }
    return try Self.$thread.withValue(Int(getpid()), operation: work)
  }

  /// Waits in an operation, while others run if it does not stop them.
  func during<Result>(_ operation: Operation, _ body: () throws -> Result) rethrows -> Result {
    guard stops.contains(operation) else {
      turn.signal()
      defer { turn.wait() }
      return try body()
    }
    stopped.store(true, ordering: .releasing)
    defer {
      stopped.store(false, ordering: .releasing)
      whenGoingOn()
    }
    return try body()
  }
}
