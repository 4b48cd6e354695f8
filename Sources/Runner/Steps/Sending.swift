import Conformance

/// Sends the batches of a scenario: each request on a connection to the process it is for, where there can be any.
final class Sending {
  private let world: any World
  private let log: RequestLog
  /// The process that `Placement.one` names.
  private var chosen: Int?
  /// What could not be sent although there had been connections for it, a sentence for each process.
  private(set) var unsent: [String] = []
  /// Whether there were too few from the beginning, which has been told.
  private var lacks = false

  init(to world: any World, _ log: RequestLog) { (self.world, self.log) = (world, log) }

  /// Opens the connections that all batches of the scenario will need, while nobody is held yet; returns what could not be
  /// had, a sentence each.
  func reserveConnections(for scenario: Scenario) async throws -> [String] {
    guard await world.isPinnable else { return [] }
    var needs: [Int: Int] = [:]
    for case .send(let batch) in scenario.steps {
      for (process, count) in await targets(of: batch.placement) ?? [:] { needs[process, default: 0] += count }
    }
    let unmet = try await world.reserve(needs)
    lacks = !unmet.isEmpty
    return unmet
  }

  /// Sends the requests of a batch, all at once. Connections are kept for later requests, if they are worth `keeping`.
  func send(_ batch: Batch, keepingConnections: Bool = true) async throws {
    let (pins, log) = (await pins(for: batch.placement), log)
    let calls = pins.enumerated().map { index, pin in
      let row: Int? =
        switch batch.rows {
        case .none: nil
        case .same: 1
        case .distinct: index % 100 + 1
        }
      return Call(
        log.name(), batch.view, on: pin, row: row, milliseconds: batch.milliseconds,
        keepsConnection: keepingConnections)
    }
    if batch.view.heldAt == .gate { try await world.hold(calls.map(\.name)) }
    for call in calls {
      log.add(
        .init(
          name: call.name, view: call.view, process: call.pin?.process, milliseconds: call.work, sent: world.now()))
      world.send(call) { log.settle(call.name, $0) }
    }
  }

  /// Sends `count` more requests that are like those of `batch`, wherever they are taken.
  func send(_ count: Int, of batch: Batch) async throws {
    var more = batch
    more.placement = .anywhere(count)
    try await send(more)
  }

  /// A connection for each request of a batch; `nil` for those that find their own way.
  private func pins(for placement: Batch.Placement) async -> [Pin?] {
    guard await world.isPinnable, let targets = await targets(of: placement) else {
      // As many requests in a burst, in place of pinned ones.
      return Array(repeating: nil, count: placement.requests(processes: await world.processes.count))
    }
    var pins: [Pin] = []
    // Round robin, so that no process gets its share before the others have begun.
    var lacking: [Int: Int] = [:]
    for turn in 0..<(targets.values.max() ?? 0) {
      for (process, count) in targets.sorted(by: { $0.key < $1.key }) where turn < count {
        if let pin = await world.pin(to: process) { pins.append(pin) } else { lacking[process, default: 0] += 1 }
      }
    }
    if lacks { return pins }
    unsent += lacking.sorted { $0.key < $1.key }.map { process, count in
      "\(count.of("request")) for process \(process) could not be sent, since no connection to it was left"
    }
    return pins
  }

  /// How many requests go to each process; `nil` for requests that find their own way.
  private func targets(of placement: Batch.Placement) async -> [Int: Int]? {
    let processes = await world.processes
    if chosen == nil { chosen = await world.handiest }
    return switch placement {
    case .each(let count): Dictionary(processes.map { ($0, count) }) { first, _ in first }
    case .one(let count): chosen.map { [$0: count] } ?? [:]
    case .others(let count): Dictionary(processes.filter { $0 != chosen }.map { ($0, count) }) { first, _ in first }
    case .fresh, .anywhere: nil
    }
  }
}
