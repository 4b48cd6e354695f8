import Conformance
package import Histories
import Synchronization

/// A world that plays a diagram: what a server would do, by columns, and on which deeds of the kit.
///
///     client p1  [1-----]
///     client p1  [2----------]
///     p1/t1        [1] [2]
///     release      1   2
///
/// A column is one tick. The beginning of a client's lane and marks of `release` and `signalled` are deeds of the kit: the
/// diagram's time stands still there until the kit has done them, so that what is drawn behind a deed happens behind it, and
/// so long after. A deed that comes before its mark holds nothing up.
///
/// In a view `]` leaves as soon as it has been let go, `!` leaves behind its column whatever the kit does, `>` never leaves.
/// A client's `]` is answered, `!` loses its connection, `>` gets no answer. `gone p1` says that a process ends, `started p9`
/// that it is the main one; `lost   postgres` that no look succeeds any more. Nothing is concluded from these: what they do to
/// requests is drawn too.
///
/// A look takes no time, so that what is recorded is what was.
package final class DiagramWorld: World {
  /// How long a column is, in nanoseconds: a second.
  package static let tick = 1_000_000_000

  private let state: Mutex<Playback>

  /// Throws a ``ScriptError`` or a `Diagram.ParseError` where `diagram` cannot be played.
  package init(_ diagram: String) throws { state = Mutex(Playback(try Script(diagram))) }

  package var processes: [Int] { state.withLock { $0.known.sorted() } }
  package var handiest: Int? { state.withLock { $0.known.min() } }
  package var isPinnable: Bool { state.withLock { $0.isPinnable } }
  package var isWorking: Bool { false }
  package var processors: Int { 2 }

  package var events: [ServerEvent] { state.withLock { $0.events } }

  package func loss(of process: Int) -> any Error {
    process == events.main ? DrawnEnd.server : .worker(process)
  }

  package func prefix() async -> String { state.withLock { $0.prefix } }
  package func reserve(_ needs: [Int: Int]) async throws -> [String] { [] }
  package func pin(to process: Int) async -> Pin? { Pin(to: process, number: 0) }

  package func unpin(after stray: Stray) async { state.withLock { $0.unpin(after: stray) } }

  package func send(_ call: Call, then: @escaping @Sendable (Reply) -> Void) {
    state.withLock { $0.send(call, then: then) }
  }

  package func hangUp() { deliver { $0.hangUp() } }
  package func hold(_ requests: [String]) async throws {}

  package func look() async throws -> Look {
    try state.withLock { try $0.look() }
  }

  /// A diagram draws how long views stay, and no letters of theirs.
  package func endings() async -> [String: ViewEnding] { [:] }

  /// Nor does it draw what a database keeps.
  package func committedRows() async -> [String: Int]? { nil }

  package func release(_ requests: [String]) async throws {
    if state.withLock(\.hasLostPostgres) { throw DrawnEnd.postgres }
    deliver { $0.release(requests) }
  }

  package func signal(_ signal: Signal, to process: Int) { state.withLock { $0.signal(signal, to: process) } }
  package func releaseAll() async { deliver { $0.releaseAll() } }

  package func now() -> Int { state.withLock { $0.now } }

  package func pause(for duration: Duration) async throws {
    for _ in 0..<max(1, Int(duration / .nanoseconds(Self.tick))) { deliver { $0.tick() } }
  }

  /// Replies are delivered outside the lock, since the next request may follow.
  private func deliver(_ change: (inout Playback) -> [Playback.Delivery]) {
    for delivery in state.withLock({ change(&$0) }) { delivery.then(delivery.reply) }
  }
}
