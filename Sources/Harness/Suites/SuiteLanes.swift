import Foundation
import Postgres

/// So many checks side by side: those that somebody waits for, then those that were begun ahead, each in their order.
///
/// Those of one lane go one after the other and share its kit, since the servers of one kit lock the same rows.
actor SuiteLanes {
  private var kits: [Task<Kit, any Error>?]
  private var free: [Int]
  private var asked: [CheckedContinuation<Int, Never>] = []
  private var ahead: [CheckedContinuation<Int, Never>] = []

  init(_ count: Int) {
    kits = Array(repeating: nil, count: count)
    free = Array((0..<count).reversed())
  }

  /// Does `work` in the next lane that is free, whose kit is opened when it is asked for the first time.
  func next<Value: Sendable>(
    isAhead: Bool, _ work: (@Sendable () async throws -> Kit) async -> Value
  ) async -> Value {
    let lane = await enter(isAhead: isAhead)
    defer { leave(lane) }
    return await work { try await self.kit(of: lane) }
  }

  private func enter(isAhead: Bool) async -> Int {
    if let lane = free.popLast() { return lane }
    return await withCheckedContinuation { if isAhead { ahead.append($0) } else { asked.append($0) } }
  }

  private func leave(_ lane: Int) {
    if !asked.isEmpty {
      asked.removeFirst().resume(returning: lane)
    } else if !ahead.isEmpty {
      ahead.removeFirst().resume(returning: lane)
    } else {
      free.append(lane)
    }
  }

  private func kit(of lane: Int) async throws -> Kit {
    if let kit = kits[lane] { return try await kit.value }
    let place = Result { try Self.place() }
    let kit = Task { try await Kit.open(in: place.get()) }
    kits[lane] = kit
    return try await kit.value
  }

  /// `LOCKSTEP_POSTGRES` names a Postgres of the user's own, as `--postgres` does on the command line.
  private static func place() throws(PostgresError) -> PostgresChoice {
    guard let text = ProcessInfo.processInfo.environment["LOCKSTEP_POSTGRES"] else { return .embedded }
    return .dsn(try DSN(parsing: text))
  }
}
