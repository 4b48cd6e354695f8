import Conformance
import Postgres

extension ScenarioRun {
  /// Opens the connections that all batches of the scenario will need, while nobody is held yet.
  func reserveConnections() async throws {
    guard await server.isPinnable else { return }
    var needs: [Int: Int] = [:]
    for case .send(let batch) in scenario.steps {
      for (process, count) in await targets(of: batch.placement) ?? [:] { needs[process, default: 0] += count }
    }
    unmet += try await server.reserve(needs)
  }

  /// How many requests go to each process; `nil` for requests that find their own way.
  private func targets(of placement: Batch.Placement) async -> [Int: Int]? {
    let processes = await server.processes
    if chosen == nil { chosen = await server.handiest }
    return switch placement {
    case .each(let count): Dictionary(uniqueKeysWithValues: processes.map { ($0, count) })
    case .one(let count): chosen.map { [$0: count] } ?? [:]
    case .others(let count):
      Dictionary(uniqueKeysWithValues: processes.filter { $0 != chosen }.map { ($0, count) })
    case .fresh, .anywhere: nil
    }
  }

  /// Sends the requests of a batch, all at once.
  func send(_ batch: Batch) async throws {
    var places: [(process: Int?, connection: HTTPConnection?)] = []
    if await server.isPinnable, let targets = await targets(of: batch.placement) {
      // Round robin, so that no process gets its share before the others have begun.
      for turn in 0..<(targets.values.max() ?? 0) {
        for (process, count) in targets.sorted(by: { $0.key < $1.key }) where turn < count {
          guard let connection = await server.connection(to: process) else { continue }
          places.append((process, connection))
        }
      }
    } else {
      let count = batch.placement.requests(processes: await server.processes.count)
      places = Array(repeating: (nil, nil), count: count)
    }
    let keys = batch.view.heldAt == .gate ? try await gate.hold(places.count) : []
    for (index, place) in places.enumerated() {
      let row: Int? =
        switch batch.rows {
        case .none: nil
        case .same: 1
        case .distinct: index % 100 + 1
        }
      dispatch(
        batch.view, to: place.process, on: place.connection, key: keys.isEmpty ? nil : keys[index], row: row,
        pause: batch.milliseconds)
    }
  }
}

extension RunningServer {
  /// The process that most idle connections lead to.
  var handiest: Int? { processes.max { pool.count(to: $0) < pool.count(to: $1) } }

  /// An idle connection to `process`, if there is one.
  func connection(to process: Int) -> HTTPConnection? { pool.take(to: process) }
}
