import Capacity
import Conformance
import Foundation
import Harness
import Planning
import Platform
import Postgres
import ServerFiles

/// How long it takes to learn that sync views run one at a time: the talk's way, and by a check.
enum AnswerBenchmark {
  private static let server = "upgraded331-uvicorn-1"

  static func run() async throws {
    let fixtures = try Fixtures.find()
    let file = try ServerFile.load("\(fixtures.servers)/\(server).yaml")
    let scratch = try Scratch()
    let folder = try ResultsFolder.create(below: scratch.path)

    say("\(server), whose sync views share one thread")
    let check = ContinuousClock.now
    let results = await Checks.run([file], Catalogue.all, in: .embedded, saving: folder)
    let checked = seconds(since: check)
    let verdict = results.outcomes.first { $0.property == "TS-1" }
    say(
      String(
        format: "  lockstep check: %.1f s, \(verdict?.property.rawValue ?? "-") \(verdict?.verdict.name ?? "-")",
        checked))

    let loads = try TalkWorkload.allCases.filter { $0 != .web }.flatMap { workload in
      try [2, 5].map { BenchLoad(workload: workload, half: 0.5, requests: 50, arrivals: try .closed(clients: $0)) }
    }
    let plan = try BenchPlan(loads, runs: 0, apacheBench: [50])
    let talk = ContinuousClock.now
    let rows = await Bench.run(file, plan, in: .embedded) { _ in }
    let benched = seconds(since: talk)
    for row in rows {
      guard let rate = row.apacheBench.first?.measured else {
        throw BenchmarkError(
          row.failure ?? row.apacheBench.first?.failure ?? "ab gave no figure for \(row.load.workload.rawValue).")
      }
      say("  ab -n 50 -c \(row.load.arrivals.clients ?? 0), \(row.load.workload.rawValue): \(rate) requests a second")
    }
    say(String(format: "  the talk's four workloads at concurrency 2 and 5 with ab: %.1f s", benched))
    say(String(format: "  the check is %.0f times as quick", benched / checked))
  }

  private static func seconds(since start: ContinuousClock.Instant) -> Double {
    let passed = (ContinuousClock.now - start).components
    return Double(passed.seconds) + Double(passed.attoseconds) / 1e18
  }
}
