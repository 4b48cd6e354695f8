import Histories
import Synchronization

@testable import Runner

/// A world that writes down what is asked of another one.
final class RecordingWorld: World {
  enum Deed: Hashable, Sendable {
    case sent(String, to: Int?)
    case held([String])
    case released([String])
    case signalled(Signal, to: Int)
    case hungUp, releasedAll
  }

  private let world: any World
  private let state = Mutex<[(deed: Deed, time: Int)]>([])

  init(_ world: any World) { self.world = world }

  var deeds: [Deed] { state.withLock { $0.map(\.deed) } }
  /// The moments of all deeds that `isWanted` picks, by the world's clock.
  func times(of isWanted: (Deed) -> Bool) -> [Int] { state.withLock { $0.filter { isWanted($0.deed) }.map(\.time) } }

  private func note(_ deed: Deed) {
    let time = world.now()
    state.withLock { $0.append((deed, time)) }
  }

  var processes: [Int] { get async { await world.processes } }
  var handiest: Int? { get async { await world.handiest } }
  var isPinnable: Bool { get async { await world.isPinnable } }
  var isWorking: Bool { get async { await world.isWorking } }
  var events: [ServerEvent] { get async { await world.events } }
  func loss(of process: Int) async -> any Error { await world.loss(of: process) }
  var processors: Int { world.processors }

  func prefix() async -> String { await world.prefix() }
  func reserve(_ needs: [Int: Int]) async throws -> [String] { try await world.reserve(needs) }
  func pin(to process: Int) async -> Pin? { await world.pin(to: process) }

  func unpin(after stray: Stray) async { await world.unpin(after: stray) }

  func send(_ call: Call, then: @escaping @Sendable (Reply) -> Void) {
    note(.sent(call.name, to: call.pin?.process))
    world.send(call, then: then)
  }

  func hangUp() {
    note(.hungUp)
    world.hangUp()
  }

  func hold(_ requests: [String]) async throws {
    note(.held(requests))
    try await world.hold(requests)
  }

  func endings() async -> [String: ViewEnding] { await world.endings() }
  func committedRows() async -> [String: Int]? { await world.committedRows() }
  func look() async throws -> Look { try await world.look() }

  func release(_ requests: [String]) async throws {
    note(.released(requests))
    try await world.release(requests)
  }

  func releaseAll() async {
    note(.releasedAll)
    await world.releaseAll()
  }

  func signal(_ signal: Signal, to process: Int) async throws {
    note(.signalled(signal, to: process))
    try await world.signal(signal, to: process)
  }

  func now() -> Int { world.now() }
  func pause(for duration: Duration) async throws { try await world.pause(for: duration) }
}
