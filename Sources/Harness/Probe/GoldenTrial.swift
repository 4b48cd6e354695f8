import Foundation
import Histories
import Load
import Postgres
import ProbeContract
import Runner
import Synchronization

/// One golden request, from its sending to all that is known of its end.
struct GoldenTrial: Sendable {
  /// Where a request was seen while it was held.
  struct Sight: Sendable {
    var process: Int
    var thread: Int
    var backend: Int?
  }

  /// What came of the request.
  struct Played: Sendable {
    var reply: Result<HTTPResponse, HTTPFailure>
    var sight: Sight?
    var ending: ViewEnding?
    /// What was noticed before it was answered.
    var findings: [ProbeFinding] = []
    /// The rows that it has in the ledger.
    var rows = 0

    /// Whether it was answered with status 200 in this version of the protocol.
    var isProbe: Bool { answer?["probe"] == .whole(ProbeProtocol.version) }

    /// What its answer says of async views.
    var hasAsyncViews: Bool? { if case .flag(let flag)? = answer?["async_views"] { flag } else { nil } }

    private var answer: [String: JSONValue]? {
      guard case .success(let response) = reply, response.status == 200, case .object(let answer)? = response.json
      else { return nil }
      return answer
    }
  }

  let exchange: GoldenExchange
  let name: String
  let target: ProbeTarget
  let kit: Kit
  let gate: Gate

  init(_ exchange: GoldenExchange, named name: String, at target: ProbeTarget, in kit: Kit, _ gate: Gate) {
    (self.exchange, self.name, self.target, self.kit, self.gate) = (exchange, name, target, kit, gate)
  }

  /// What was seen of a request until it could be let go.
  struct Held: Sendable {
    var sight: Sight?
    var findings: [ProbeFinding] = []
  }

  /// Sends the request, holds it where it has to wait, lets it go, and gathers what came of it.
  func play() async throws -> Played {
    let key = exchange.held == .gate ? try await gate.hold(1).first : nil
    let values = ["request": name, "namespace": String(gate.namespace), "key": String(key ?? 0)]
    let path = exchange.path.filled(with: values)
    let arrival = Arrival()
    let asking = Task { arrival.note(await ask(path)) }
    var held = Held()
    do {
      if let place = exchange.held { held = try await hold(at: place, key, until: arrival) }
      kit.upstream.release([name], of: target.token)
      if let key { try await gate.release([key]) }
    } catch {
      asking.cancel()
      throw error
    }
    await withTaskCancellationHandler {
      await asking.value
    } onCancel: {
      asking.cancel()
    }
    var played = Played(reply: arrival.reply ?? .failure(.cancelled), sight: held.sight, findings: held.findings)
    // Told before the answer, so whatever was told has come.
    played.ending = kit.upstream.takeEndings(of: target.token)[name]
    if exchange.writes { played.rows = try await kit.database.committedRows()[name] ?? 0 }
    return played
  }

  private func ask(_ path: String) async -> Result<HTTPResponse, HTTPFailure> {
    let headers =
      switch exchange.token {
      case .right: [ProbeProtocol.tokenHeader: target.token]
      case .wrong: [ProbeProtocol.tokenHeader: target.token + "x"]
      case .none: [String: String]()
      }
    do throws(HTTPFailure) {
      let connection = try await HTTPConnection.open(
        host: target.host, port: target.port, on: kit.group, within: kit.patience.answer)
      defer { connection.close() }
      // It may be held for as long as somebody looks for it.
      return .success(try await connection.get(path, headers: headers, within: kit.patience.answer * 3))
    } catch {
      return .failure(error)
    }
  }
}

/// The answer of a request, once it has come.
final class Arrival: Sendable {
  private let state = Mutex<Result<HTTPResponse, HTTPFailure>?>(nil)

  var reply: Result<HTTPResponse, HTTPFailure>? { state.withLock { $0 } }

  func note(_ reply: Result<HTTPResponse, HTTPFailure>) { state.withLock { $0 = reply } }
}
