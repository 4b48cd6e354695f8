import Conformance
import Load
import Runner

extension RunningServer {
  /// What came back from one round of questions on new connections.
  struct Round {
    var answers = 0
    var newcomers = 0
    /// How many connections stayed open after their answers.
    var kept = 0
    /// What was wrong with an answer, as the end of "the server …".
    var complaint: String?
    /// What came instead of an answer within its time, as the end of "the server …".
    var silence: String?
    /// Why no connection came about.
    var refused: String?
  }

  /// Asks `view` on so many new connections at once, and keeps those that stay open.
  func ask(_ view: View, connections count: Int) async -> Round {
    await ask(view, on: Array(repeating: nil, count: count))
  }

  /// Asks `view` on all of `connections` at once, where there is none on a new one, and keeps those that stay open. One
  /// that was believed to lead to another process than answers ends that belief.
  @discardableResult
  func ask(_ view: View, on connections: [(connection: HTTPConnection, process: Int)?]) async -> Round {
    let path = view.path(request: Self.greeting, namespace: 0, key: nil, row: nil, milliseconds: 0)
    let results = await withTaskGroup(of: Greeting.self, returning: [Greeting].self) { group in
      for connection in connections {
        group.addTask { await self.greet(path, on: connection?.connection, believed: connection?.process) }
      }
      var greetings: [Greeting] = []
      for await greeting in group { greetings.append(greeting) }
      return greetings
    }
    var round = Round()
    for result in results {
      switch result {
      case .met(let answer, let connection, let believed, let sent, let received):
        round.answers += 1
        if let believed, believed != answer.process { unpin(after: Stray(answer.process, believed: believed)) }
        if known[answer.process] == nil { round.newcomers += 1 }
        learn(from: answer, keepsAlive: connection != nil, sent: sent, received: received)
        if let connection {
          round.kept += 1
          keep(connection, to: answer.process)
        }
      // A balancer that has nobody to ask, or a server that is not there yet.
      case .complaint(let text, let status) where [502, 503, 504].contains(status): round.silence = text
      case .complaint(let text, _): round.complaint = text
      case .failed(let failure):
        switch failure {
        case .timedOut, .cancelled: round.silence = failure.description
        case .refused, .unconnected, .unaccepted: round.refused = failure.obstacle
        case .closed, .notHTTP, .tooLarge: round.complaint = "\(failure); \(Self.advice)"
        }
      }
    }
    return round
  }

  /// Keeps a connection for a later request, if it will lead to the same process.
  func keep(_ connection: HTTPConnection, to process: Int) {
    guard isPinnable else { return connection.close() }
    pool.keep(connection, to: process)
  }

  /// What requests that belong to no scenario are called.
  private static let greeting = "hello"

  private static let advice =
    "see that it speaks plain HTTP on {port}, and that it is this server that listens there"

  private enum Greeting: Sendable {
    case met(ProbeAnswer, HTTPConnection?, believed: Int?, sent: Int, received: Int)
    case complaint(String, status: Int)
    case failed(HTTPFailure)
  }

  private nonisolated func greet(_ path: String, on old: HTTPConnection?, believed: Int?) async -> Greeting {
    do throws(HTTPFailure) {
      let connection = if let old { old } else { try await connect() }
      do throws(HTTPFailure) {
        let response = try await connection.get(path, headers: headers, within: kit.patience.answer)
        do throws(ProbeFailure) {
          let answer = try response.probeAnswer(to: path.prefix { $0 != "?" }.description, for: Self.greeting)
          return .met(
            answer, response.keepsAlive ? connection : nil, believed: believed, sent: response.sent,
            received: response.received)
        } catch {
          connection.close()
          return .complaint(error.description, status: response.status)
        }
      } catch {
        connection.close()
        throw error
      }
    } catch {
      return .failed(error)
    }
  }
}
