import Conformance
import Foundation
import Processes

extension RunningServer {
  /// Waits until every declared process has answered a database view with this run's token.
  ///
  /// Servers open their port before all of their workers are up, and a worker's first query takes many times as long as
  /// its second, so nothing is counted before. Too few processes are no error: the other trials run on those there are.
  func becomeReady() async throws {
    let deadline = Deadline(in: kit.patience.startup)
    var lastArrival = KitClock.now()
    var complaint: (since: Int, text: String)?
    while known.count < file.model.processes {
      try Task.checkCancellation()
      let round = await ask(View.ready, connections: 2 * (file.model.processes - known.count) + 2)
      if let exit = process.exit {
        throw ServerError(.ready, "the server ended before it was ready (\(exit))", log: process.tail(lines: 12))
      }
      if round.newcomers > 0 { (lastArrival, complaint) = (KitClock.now(), nil) }
      if let text = round.complaint, round.answers == 0 {
        complaint = (complaint?.since ?? KitClock.now(), text)
      }
      if known.isEmpty {
        try giveUp(after: deadline, complaint: complaint, refused: round.refused)
      } else if KitClock.now() - lastArrival > kit.patience.straggler.nanoseconds {
        return
      }
      if round.newcomers == 0 { try await Task.sleep(for: .milliseconds(round.answers == 0 ? 15 : 5)) }
    }
  }

  private func giveUp(after deadline: Deadline, complaint: (since: Int, text: String)?, refused: String?) throws {
    if let complaint, KitClock.now() - complaint.since > kit.patience.recovery.nanoseconds || deadline.hasPassed {
      throw ServerError(.ready, "the server \(complaint.text)", log: process.tail(lines: 12))
    }
    guard deadline.hasPassed else { return }
    throw ServerError(
      .ready,
      "nothing listened on 127.0.0.1:\(port) within \(kit.patience.startup.seconds.short) s"
        + (refused.map { " (\($0))" } ?? "") + "; does the command use {port}, and does it listen on {host}",
      log: process.tail(lines: 12))
  }

  /// What came back from one round of questions on new connections.
  struct Round {
    var answers = 0
    var newcomers = 0
    /// What was wrong with an answer, as the end of "the server …".
    var complaint: String?
    /// Why no connection came about.
    var refused: String?
  }

  /// Asks `view` on so many new connections at once, and keeps those that stay open.
  func ask(_ view: View, connections count: Int) async -> Round {
    let path = view.path(request: "hello", namespace: 0, key: nil, row: nil, milliseconds: 0)
    let results = await withTaskGroup(of: Greeting.self, returning: [Greeting].self) { group in
      for _ in 0..<count { group.addTask { await self.greet(path) } }
      var greetings: [Greeting] = []
      for await greeting in group { greetings.append(greeting) }
      return greetings
    }
    var round = Round()
    for result in results {
      switch result {
      case .met(let answer, let connection):
        round.answers += 1
        if known[answer.process] == nil { round.newcomers += 1 }
        learn(from: answer, keepsAlive: connection != nil)
        if let connection { pool.keep(connection, to: answer.process) }
      case .complaint(let text): round.complaint = text
      case .refused(let reason): round.refused = reason
      }
    }
    return round
  }

  private enum Greeting: Sendable {
    case met(ProbeAnswer, HTTPConnection?)
    case complaint(String)
    case refused(String)
  }

  private nonisolated func greet(_ path: String) async -> Greeting {
    let connection: HTTPConnection
    do { connection = try await connect() } catch {
      if case .refused(let reason) = error { return .refused(reason) }
      return .complaint(error.description)
    }
    do throws(HTTPFailure) {
      let response = try await connection.get(path, headers: headers, within: kit.patience.answer)
      do throws(ProbeFailure) {
        let answer = try response.probeAnswer(to: path.prefix { $0 != "?" }.description)
        return .met(answer, response.keepsAlive ? connection : nil)
      } catch {
        connection.close()
        return .complaint(error.description)
      }
    } catch {
      connection.close()
      return .complaint(error.description)
    }
  }
}
