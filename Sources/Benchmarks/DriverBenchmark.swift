import Capacity
import Foundation
import Harness
import Load
import Processes

/// The load driver beside `ab` and `wrk`, in one run on one server.
enum DriverBenchmark {
  private static let rounds = 3
  private static let clients = 64

  static func run() async throws {
    let scratch = try Scratch()
    let server = try await FastServer.start(scratch: scratch)
    let others = ["ab", "wrk"].compactMap { Contestant($0) }
    if others.count < 2 {
      say("ab or wrk is missing (apt-get install -y apache2-utils wrk); comparing with what is there")
    }
    say("requests a second and per CPU-second of the client, \(clients) clients, median of \(rounds) rounds")
    for keepsAlive in [true, false] {
      let load = BenchmarkLoad(
        port: server.port, token: server.token, clients: clients, requests: keepsAlive ? 60_000 : 20_000,
        keepsAlive: keepsAlive)
      say(keepsAlive ? "\nkept-alive connections" : "\na new connection for each request")
      try await compare(load, with: others, scratch: scratch)
    }
    try await printServiceTime(server)
    await server.stop()
    try await printHeldOpen(10_000, scratch: scratch)
  }

  /// In turn, so that a noisy minute of the machine meets all of them.
  private static func compare(_ load: BenchmarkLoad, with others: [Contestant], scratch: Scratch) async throws {
    var measures: [String: [Measure]] = [:]
    for _ in 0..<rounds {
      measures["driver", default: []].append(try await measure(load))
      for other in others { measures[other.name, default: []].append(try await other.run(load, scratch: scratch)) }
    }
    let reference = median(measures["ab", default: []].map(\.perProcessorSecond))
    say(line("", "per second", "per CPU-second", "of ab's"))
    for name in ["driver"] + others.map(\.name) {
      let cost = median(measures[name, default: []].map(\.perProcessorSecond))
      let ratio = reference > 0 ? String(format: "%.2f", cost / reference) : "-"
      let rate = median(measures[name, default: []].map(\.rate))
      say(line(name, String(Int(rate)), String(Int(cost)), ratio))
    }
  }

  private static func measure(_ load: BenchmarkLoad) async throws -> Measure {
    let plan = try LoadPlan(
      .path(BenchmarkLoad.path), .closed(clients: load.clients, connections: load.keepsAlive ? .kept : .fresh),
      requests: load.requests)
    let start = ProcessorTime.now
    let result = try await LoadDriver.run(plan, port: load.port, headers: ["Lockstep-Token": load.token])
    let used = ProcessorTime.now - start
    guard result.failed == 0 else { throw BenchmarkError("\(result.failed) requests failed: \(result.failures)") }
    return Measure(rate: result.throughput, perProcessorSecond: Double(result.answered) / used.total)
  }

  private static func printServiceTime(_ server: FastServer) async throws {
    let plan = try LoadPlan(.workload(.sleep, half: 0.005), .closed(clients: 4), requests: 400)
    let result = try await LoadDriver.run(plan, port: server.port, headers: ["Lockstep-Token": server.token])
    guard result.failed == 0 else { throw BenchmarkError("\(result.failed) requests failed: \(result.failures)") }
    let service = Double(result.service.median) / 1e6 - 10
    let latency = Double(result.latencyFromSending.median) / 1e6 - 10
    say("\nsleeping 2 × 5 ms, \(result.answered) requests: the median is off by")
    say(String(format: "  %.3f ms in the service time, %.3f ms as the client sees it", service, latency))
  }

  private static func printHeldOpen(_ count: Int, scratch: Scratch) async throws {
    let program = realpath("/proc/self/exe", nil).map { String(cString: $0) } ?? CommandLine.arguments[0]
    let holder = try await SupervisedProcess.start(
      Launch(Command(program, ["hold", String(count)]), log: scratch.path + "/hold.log"))
    let port = try await port(of: holder)
    let plan = try LoadPlan(.path("/"), .closed(clients: count), requests: count)
    let start = ProcessorTime.now
    let result = try await LoadDriver.run(plan, port: port)
    let used = ProcessorTime.now - start
    let held = holder.tail(lines: 1).first ?? ""
    await holder.stop()
    say("\n\(count) requests at once from one process: \(result.answered) answered, \(result.failed) failed")
    for failure in result.failures { say("  \(failure.count) times \(failure.reason)") }
    say(String(format: "  the server says \"\(held)\"; the client used %.2f s of CPU", used.total))
  }

  private static func port(of holder: SupervisedProcess) async throws -> Int {
    for _ in 0..<1000 {
      let words = holder.tail(lines: 1).first?.split(separator: " ") ?? []
      if words.first == "listening", let port = words.last.flatMap({ Int($0) }) { return port }
      try await Task.sleep(for: .milliseconds(10))
    }
    throw BenchmarkError("The server that is to hold the requests did not say its port within ten seconds.")
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }

  private static func line(_ name: String, _ cells: String...) -> String {
    "  " + name.padding(toLength: 8, withPad: " ", startingAt: 0)
      + cells.map { String(repeating: " ", count: max(1, 16 - $0.count)) + $0 }.joined()
  }
}
