import Load
import Platform
import Runner

extension RunningServer {
  /// Sends the request `name` of a scenario and waits for its answer, however long that is held.
  ///
  /// The kit ends the wait by cancelling the task. A connection that stays open goes back to the pool, or is closed if it
  /// is not worth `keeping`.
  func exchange(
    _ path: String, named name: String, on connection: HTTPConnection?, keeping: Bool = true
  ) async -> Reply {
    do throws(HTTPFailure) {
      let connection = if let connection { connection } else { try await connect() }
      let response = try await connection.get(path, headers: headers, within: .seconds(120))
      do throws(ProbeFailure) {
        let answer = try response.probeAnswer(
          to: String(path.prefix { $0 != "?" }), for: name, log: { process.tail(lines: 300) })
        learn(from: answer, keepsAlive: response.keepsAlive, sent: response.sent, received: response.received)
        if keeping, response.keepsAlive { keep(connection, to: answer.process) } else { connection.close() }
        return .answered(answer.answer, sent: response.sent, received: response.received)
      } catch {
        connection.close()
        return .failed(error, at: KitClock.now())
      }
    } catch {
      return .failed(ProbeFailure(error.fate), at: KitClock.now())
    }
  }
}
