import ArgumentParser
import Capacity
import Planning

/// Who sends requests, how many are simulated, and what is to be reached.
struct LoadOptions: ParsableArguments {
  @Option(parsing: .unconditional, help: "How many clients, a row for each: 1,2,5. (default: 1,2,5,10,20,50)")
  var clients: String?
  @Option(parsing: .unconditional, help: "Instead of clients, an open loop: so many requests a second, such as 50/s.")
  var rate: String?
  @Option(help: "Requests of each simulated run, counted from the first; otherwise as many as show a steady state.")
  var requests: Int?
  @Option(help: "What decides all that is left to chance.") var seed: UInt64 = 1
  @Option(
    parsing: .unconditional,
    help: "How many processes or threads reach this throughput, such as 50/s, with the most of the clients?")
  var target: String?
  @Option(parsing: .unconditional, help: "How many keep 99 of 100 requests within this time, such as 800ms?") var p99:
    String?

  func question(_ workload: Workload, usesBackends: Bool) throws(CapacityError) -> CapacityQuestion {
    if let requests, !(1...10_000_000).contains(requests) {
      throw CapacityError("--requests", found: "it is \(requests)", accepted: "give a whole number from 1 to 10000000")
    }
    let goal = CapacityQuestion.Goal(
      throughput: try target.map { text throws(CapacityError) in try Quantity.rate(text, for: "--target") },
      p99: try p99.map { text throws(CapacityError) in try Quantity.seconds(text, for: "--p99") })
    return CapacityQuestion(
      workload, usesBackends: usesBackends, loads: try loads(), requests: requests, seed: seed, goal: goal)
  }

  private func loads() throws(CapacityError) -> [Arrivals] {
    try Arrivals.parsing(clients: clients, orRate: rate, otherwise: [1, 2, 5, 10, 20, 50])
  }
}
