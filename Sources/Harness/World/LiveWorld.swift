import Conformance
import Histories
import Platform
import Postgres
import Runner
import Synchronization

/// The world of one scenario on a server that runs: its connections, the gate in Postgres, the upstream and the kit's clock.
final class LiveWorld: World {
  private struct State {
    var pins: [Pin: HTTPConnection] = [:]
    /// The key at the gate of each request that has one.
    var keys: [String: Int32] = [:]
    var names: Set<String> = []
    var tasks: [Task<Void, Never>] = []
    var hasHungUp = false
  }

  private let server: RunningServer
  private let gate: Gate
  private let state = Mutex(State())

  init(_ server: RunningServer, _ gate: Gate) { (self.server, self.gate) = (server, gate) }

  var processes: [Int] { get async { await server.alive } }
  var handiest: Int? { get async { await server.handiest } }
  var isPinnable: Bool { get async { await server.isPinnable } }
  var isWorking: Bool { get async { await server.isWorking } }
  var events: [ServerEvent] { get async { await server.events } }
  var doubts: [ServerEvent] { get async { await server.doubts } }
  var recycles: Bool { get async { await server.recycles } }
  var left: [Int: Int] { get async { await server.left } }
  var processors: Int { PythonDefaults.processors }

  func prefix() async -> String { await server.nextPrefix() }

  func reserve(_ needs: [Int: Int]) async throws -> [String] { try await server.reserve(needs) }

  func pin(to process: Int) async -> Pin? {
    guard let connection = await server.connection(to: process) else { return nil }
    return state.withLock { state in
      let pin = Pin(to: process, number: state.pins.count)
      state.pins[pin] = connection
      return pin
    }
  }

  func unpin(after stray: Stray) async { await server.unpin(after: stray) }

  func send(_ call: Call, then: @escaping @Sendable (Reply) -> Void) {
    state.withLock { state in
      guard !state.hasHungUp else { return }
      state.names.insert(call.name)
      let connection = call.pin.flatMap { state.pins[$0] }
      let path = call.view.path(
        request: call.name, namespace: gate.namespace, key: state.keys[call.name], row: call.row,
        milliseconds: call.milliseconds)
      let server = server
      state.tasks.append(
        Task { then(await server.exchange(path, named: call.name, on: connection, keeping: call.keepsConnection)) })
    }
  }

  func hangUp() {
    let tasks = state.withLock { state in
      state.hasHungUp = true
      return state.tasks
    }
    tasks.forEach { $0.cancel() }
  }

  func hold(_ requests: [String]) async throws {
    let keys = try await gate.hold(requests.count)
    state.withLock { $0.keys.merge(zip(requests, keys)) { _, new in new } }
  }

  func look() async throws -> Look {
    await server.lookAtLoops()
    let before = now()
    server.kit.upstream.readEndings()
    let upstream = server.kit.upstream.held(of: server.token)
    let sample = try await gate.sample()
    let (names, keys) = state.withLock { ($0.names, $0.keys) }
    return Look(
      sample, keys: keys, upstream: upstream.filter { names.contains($0.request) }, before: before, after: now())
  }

  func endings() async -> [String: ViewEnding] {
    let names = state.withLock { $0.names }
    return server.kit.upstream.takeEndings(of: server.token).filter { names.contains($0.key) }
  }

  func committedRows() async -> [String: Int]? {
    let names = state.withLock { $0.names }
    return try? await server.kit.database.committedRows().filter { names.contains($0.key) }
  }

  func release(_ requests: [String]) async throws {
    server.kit.upstream.release(requests, of: server.token)
    try await gate.release(state.withLock { state in requests.compactMap { state.keys[$0] } })
  }

  func signal(_ signal: Signal, to process: Int) async throws { try await server.signal(signal, to: process) }

  func releaseAll() async {
    server.kit.upstream.release(state.withLock { $0.names }, of: server.token)
    try? await gate.releaseAll()
  }

  func renew(for count: Int) async throws -> [String] { try await server.renew(for: count) }

  func loss(of process: Int) async -> any Error { await server.loss(of: process) }

  func now() -> Int { KitClock.now() }

  func pause(for duration: Duration) async throws { try await Task.sleep(for: duration) }
}

extension RunningServer {
  /// The process that most idle connections lead to.
  fileprivate var handiest: Int? { alive.max { pool.count(to: $0) < pool.count(to: $1) } }

  /// An idle connection to `process`, if there is one.
  fileprivate func connection(to process: Int) -> HTTPConnection? { pool.take(to: process) }
}
