import Capacity
import Conformance
import Foundation
import Planning
import Processes

extension ApacheBenchRun {
  /// Runs Apache's `ab` with the load of `row`, beside what the model predicts for the way in which it starts.
  ///
  /// `ab` can carry no rows, so the view draws them, and so does the prediction.
  init(requests: Int, as row: BenchRow, on server: RunningServer, overhead: Double) async {
    self.init(requests: requests)
    var load = row.load
    guard let clients = load.arrivals.clients, let arrivals = try? Arrivals.closed(clients: clients, start: .firstAlone)
    else {
      failure = "ab has no open loop"
      return
    }
    (load.requests, load.arrivals) = (requests, arrivals)
    predicted = try? BenchForecast(of: load, on: row.model, overhead: overhead)
    let work = load.workload
    let upstream = server.kit.upstream
    if work == .web { upstream.answer(callsOf: server.token, after: .nanoseconds(Int64(load.half * 2e9))) }
    defer { if work == .web { upstream.answer(callsOf: server.token, after: nil) } }
    let path = "/_lockstep/\(work.view)?request=ab&seconds=\(load.half)"
    let words = [
      "-n", String(requests), "-c", String(min(clients, requests)), "-l", "-s", "120", "-H",
      "Lockstep-Token: \(server.token)", "http://127.0.0.1:\(server.port)\(path)",
    ]
    do {
      let log = try server.kit.directory.scratch(for: "ab") + "/ab.log"
      let program = ProgramRun(
        Command("ab", words, environment: ProcessInfo.processInfo.environment), log: log,
        deadline: .seconds(600))
      read(try await program.run())
    } catch {
      failure = "\(error)"
    }
  }

  private mutating func read(_ outcome: (end: ProgramRun.End, lines: [String])) {
    func figure(_ name: String) -> Double? {
      outcome.lines.first { $0.hasPrefix(name) }?.dropFirst(name.count).split(separator: " ").first.flatMap {
        Double($0)
      }
    }
    guard outcome.end == .ended(.code(0)), let rate = figure("Requests per second:") else {
      failure = "ab gave no figure: \(outcome.lines.last ?? "it said nothing")"
      return
    }
    let failed = (figure("Failed requests:") ?? 0) + (figure("Non-2xx responses:") ?? 0)
    measured = rate
    if failed > 0 { failure = "\(Int(failed)) of \(requests) requests of ab failed" }
  }
}
