import Capacity
import Conformance
import Histogram
import Load
package import Planning
package import Postgres
package import ServerFiles

/// Measures loads on servers, each on a kit of its own, so that several can be measured side by side.
package enum Bench {
  /// Starts the server of `file` and puts every load of the plan on it.
  ///
  /// What could not be looked at is in the rows; a cancelled bench returns those that it has.
  package static func run(
    _ file: ServerFile, _ plan: BenchPlan, in place: PostgresChoice, progress: @escaping @Sendable (CheckEvent) -> Void
  ) async -> [BenchRow] {
    var rows = plan.loads.map { BenchRow(file.name, file.model, $0) }
    progress(.starting(server: file.name))
    do {
      let kit = try await Kit.open(in: place, progress: { progress(.preparing($0)) })
      do {
        let server = try await RunningServer.start(file, in: kit)
        let total = plan.loads.count * plan.runs
        for index in rows.indices where !Task.isCancelled {
          let isSilent = await measure(&rows[index], plan, on: server) { number, what in
            progress(
              .running(server: file.name, scenario: what, number: index * plan.runs + number, of: total))
          }
          guard !isSilent else {
            for later in rows.indices.dropFirst(index + 1) { rows[later].failure = Self.silence }
            break
          }
        }
        await server.stop()
      } catch { for index in rows.indices { rows[index].failure = String(describing: error) } }
      await kit.close()
    } catch { for index in rows.indices { rows[index].failure = String(describing: error) } }
    return rows
  }

  private static let silence = "the server gave no answer to the load before this one, so this one was not tried"

  /// Puts one load on the server, and returns whether it fell silent.
  private static func measure(
    _ row: inout BenchRow, _ plan: BenchPlan, on server: RunningServer, progress: (Int, String) -> Void
  ) async -> Bool {
    do throws(LoadError) {
      let overhead = try await overhead(of: server)
      var results: [LoadResult] = []
      for run in 0..<plan.runs {
        progress(run + 1, "\(row.load.workload.rawValue), run \(run + 1)")
        let result = try await server.run(row.load.plan(run: run))
        row.versions = result.versions
        row.runs.append(BenchRun(result))
        results.append(result)
        guard result.answered > 0, !result.isGivenUp else {
          row.failure = result.complaint
          return result.isGivenUp
        }
      }
      predict(&row, results, overhead: overhead)
      for requests in plan.apacheBench where !Task.isCancelled {
        progress(plan.runs, "ab with \(requests.of("request"))")
        row.apacheBench.append(await ApacheBenchRun(requests: requests, as: row, on: server, overhead: overhead))
      }
    } catch { row.failure = error.isCancellation ? nil : error.description }
    return false
  }

  /// Seconds that a request takes beside its work: the median of quick ones, one after the other.
  private static func overhead(of server: RunningServer) async throws(LoadError) -> Double {
    let quick = try LoadPlan(
      .path("/_lockstep/identity?request=quick"), .oneByOne, requests: 20, silence: .seconds(10))
    let result = try await server.run(quick)
    return result.answered > 0 ? Double(result.latencyFromSending.valueAtPercentile(50)) / 1e9 : 0
  }

  private static func predict(_ row: inout BenchRow, _ results: [LoadResult], overhead: Double) {
    let rows = results.indices.map { row.load.rows(ofRun: $0) }.filter { !$0.isEmpty }
    row.predicted = try? BenchForecast(of: row.load, on: row.model, rows: rows, overhead: overhead)
    guard let predicted = row.predicted, let median = row.throughput?.median, !predicted.contains(median),
      let clients = row.load.arrivals.clients,
      let run = results.indices.min(by: { abs(results[$0].throughput - median) < abs(results[$1].throughput - median) })
    else { return }
    row.explanation = Explanation(
      of: Measurement(results[run], of: row.load, by: clients, run: run, overhead: overhead), on: row.model)
  }
}

extension LoadResult {
  /// Why a load that was not answered as a whole, or not at all, says nothing about the server's capacity.
  fileprivate var complaint: String {
    let answers = answered == 0 ? "none" : "\(answered)"
    let reasons = failures.prefix(3).map { "\($0.count) × \($0.reason)" }.joined(separator: "; ")
    return
      "\(answers) of its \((answered + failed).of("request")) \(answered == 1 ? "was" : "were") answered as they should be (\(reasons))"
  }
}
