import ArgumentParser
import Capacity
import Conformance
import Harness
import Load
import Planning

/// What is put on the servers.
struct BenchOptions: ParsableArguments {
  @Option(help: "Workloads, separated by commas: \(TalkWorkload.words).")
  var workload = "sleep,row-lock,random-row,database"
  @Option(parsing: .unconditional, help: "How many clients, a table for each: 1,2,5. (default: 2,5)")
  var clients: String?
  @Option(parsing: .unconditional, help: "Instead of clients, an open loop: so many requests a second, such as 4/s.")
  var rate: String?
  @Option(parsing: .unconditional, help: "How many requests each run sends.") var requests = 20
  @Option(
    parsing: .unconditional,
    help: "How long one half of the work takes, such as 0.5 or 250ms; the talk's is half a second.")
  var half = "0.5"
  @Option(parsing: .unconditional, help: "How often each load is measured.") var runs = 1
  @Flag(help: "Use connections again instead of making a new one for each request.") var keepAlive = false
  @Flag(help: "Send the first request alone, as ab does.") var firstAlone = false
  @Option(help: "What the rows, and the gaps of an open loop, are drawn from.") var seed: UInt64 = 1
  @Option(
    help: "Also run Apache's ab with so many requests, separated by commas, beside its prediction.") var ab: String?

  private func workloads() throws(CapacityError) -> [TalkWorkload] {
    var workloads: [TalkWorkload] = []
    for word in workload.split(separator: ",") {
      workloads.append(try TalkWorkload(word.filter { $0 != " " }.lowercased(), in: "--workload"))
    }
    guard !workloads.isEmpty else {
      throw CapacityError("--workload", found: "it names nothing", accepted: "write --workload sleep,random-row")
    }
    return workloads
  }

  func plan() throws -> BenchPlan {
    do {
      let workloads = try workloads()
      guard (1...1000).contains(runs) else { throw UsageError("--runs is \(runs); give it from 1 to 1000") }
      let half = try Quantity.seconds(half, for: "--half")
      let arrivals = try Arrivals.parsing(
        clients: clients, orRate: rate, otherwise: [2, 5], start: firstAlone ? .firstAlone : .together,
        connections: keepAlive ? .kept : .fresh)
      let loads = workloads.flatMap { workload in
        arrivals.map { BenchLoad(workload: workload, half: half, requests: requests, arrivals: $0, seed: seed) }
      }
      let ab = try ab.map { try Quantity.counts($0, most: 100_000, for: "--ab") } ?? []
      return try BenchPlan(loads, runs: runs, apacheBench: ab)
    } catch let error as CapacityError {
      throw UsageError(error.description)
    } catch let error as LoadError {
      throw UsageError(error.description)
    }
  }
}
