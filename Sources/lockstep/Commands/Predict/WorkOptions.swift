import ArgumentParser
import Capacity
import Foundation
import Planning

/// What one request does.
struct WorkOptions: ParsableArguments {
  @Option(
    name: .customLong("workload"), help: "What a request does, one of the talk's workloads: \(TalkWorkload.words).")
  var word = TalkWorkload.sleep.rawValue
  @Option(
    parsing: .unconditional,
    help: "How long the work of a request takes, such as 1, 0.25s or 250ms; the mean, where it varies. (default: 1s)")
  var service: String?
  @Option(
    parsing: .unconditional, help: "How it varies: constant, exponential, or lognormal:SIGMA. (default: constant)")
  var distribution: String?
  @Option(help: "A file of recorded times instead: lines of seconds and how often they were counted.")
  var histogram: String?

  func kind() throws(CapacityError) -> TalkWorkload { try TalkWorkload(word.lowercased(), in: "--workload") }

  func workload() throws(CapacityError) -> Workload {
    let kind = try kind()
    return try Workload(kind.title, service: time(), rows: kind.rows)
  }

  private func time() throws(CapacityError) -> Distribution {
    if let histogram { return try recorded(histogram) }
    let mean = try service.map { text throws(CapacityError) in try Quantity.seconds(text, for: "--service") } ?? 1
    let word = distribution ?? "constant"
    let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
    switch (parts.first, parts.count) {
    case ("constant", 1): return try .constant(mean)
    case ("exponential", 1): return try .exponential(mean: mean)
    case ("lognormal", 2):
      if let sigma = Double(parts[1]) { return try .lognormal(mean: mean, sigma: sigma) }
      fallthrough
    default:
      throw CapacityError(
        "--distribution", found: "it is \"\(word)\"", accepted: "give constant, exponential, or lognormal:0.5")
    }
  }

  private func recorded(_ path: String) throws(CapacityError) -> Distribution {
    guard service == nil, distribution == nil else {
      throw CapacityError(
        "--histogram", found: "it is given together with --service or --distribution",
        accepted: "leave those out: the file says how long requests take")
    }
    let text: String
    do { text = try String(contentsOfFile: path, encoding: .utf8) } catch {
      throw CapacityError(
        "--histogram", found: "\(path) cannot be read as text", accepted: "name a file of lines such as 0.250 17")
    }
    do { return try .recorded(lines: text) } catch {
      throw CapacityError("--histogram \(path)", found: error.found, accepted: error.accepted)
    }
  }
}
