import Capacity
import Foundation
import Glibc

/// The simulation beside SimPy, on five one-thread workers chosen at random and five clients.
enum SimulationBenchmark {
  private static let requests = 2_000_000

  /// Prints figures beside those of `five_queues.py`, which stand in a file: lines of a distribution and a rate.
  static func run(simpy path: String?) throws {
    let others = try path.map(rates) ?? [:]
    // First, since what counts is the most that the process ever had.
    printMemory()
    say("simulated requests and events per second of one core's time, best of 3; SimPy has the same model")
    let station = try Station(processes: 5, executor: .threads(1), placement: .reusePort)
    let arrivals = try Arrivals.closed(clients: 5)
    for (name, service) in [("exponential", try Distribution.exponential(mean: 1)), ("constant", try .constant(1))] {
      let workload = try Workload(name, service: service)
      let (seconds, forecast) = time(try Simulation(station, workload, arrivals, requests: requests, seed: 1))
      let rate = Double(requests) / seconds
      let text = String(
        format: "  %@: %.2f M requests, %.2f M events", name.padding(toLength: 12, withPad: " ", startingAt: 0),
        rate / 1e6, Double(forecast.events) / seconds / 1e6)
      guard let other = others[name] else {
        say(text)
        continue
      }
      say(text + String(format: "; SimPy %.3f M requests; %.0f times as fast", other / 1e6, rate / other))
    }
    try printLarge()
  }

  private static func printLarge() throws {
    let station = try Station(processes: 1000, executor: .threads(1), placement: .reusePort)
    let workload = try Workload("exponential", service: .exponential(mean: 1))
    let run = try Simulation(station, workload, .closed(clients: 100_000), requests: requests, seed: 1)
    say(String(format: "1,000 processes, 100,000 clients, 2 M requests: %.2f s", time(run, rounds: 1).seconds))
  }

  /// The most memory that this process had before and after many more requests of the same model.
  private static func printMemory() {
    guard let station = try? Station(processes: 5, executor: .threads(1), placement: .reusePort),
      let workload = try? Workload("exponential", service: .exponential(mean: 1)),
      let arrivals = try? Arrivals.closed(clients: 5)
    else { return }
    let peaks = [1000, 20_000_000].map { count -> Int in
      _ = (try? Simulation(station, workload, arrivals, requests: count, seed: 1))?.run()
      return residentAtPeak
    }
    say("the most memory after 1,000 requests more: \(peaks[0]) KiB, after 20 M more: \(peaks[1]) KiB")
  }

  private static var residentAtPeak: Int {
    var usage = rusage()
    _ = getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss
  }

  private static func time(_ simulation: Simulation, rounds: Int = 3) -> (seconds: Double, forecast: Forecast) {
    var best = Double.infinity
    var forecast = simulation.run()
    for _ in 0..<rounds {
      let start = ProcessorTime.now
      forecast = simulation.run()
      best = min(best, (ProcessorTime.now - start).total)
    }
    return (best, forecast)
  }

  private static func rates(in path: String) throws -> [String: Double] {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw BenchmarkError(
        "\(path) cannot be read; name the file that fixtures/benchmarks/five_queues.py wrote, or none.")
    }
    let lines = text.split(separator: "\n").map { $0.split(separator: " ") }
    return Dictionary(
      lines.compactMap { $0.count == 2 ? ($0[0], $0[1]) : nil }.compactMap { name, rate in
        Double(rate).map { (String(name), $0) }
      }
    ) { first, _ in first }
  }
}
