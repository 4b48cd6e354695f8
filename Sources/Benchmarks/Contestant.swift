import Foundation
import Platform
import Processes

/// `ab` or `wrk`, and what it takes to run them.
struct Contestant {
  let name: String
  private let executable: String

  /// Finds it on the PATH; nil if it is not there.
  init?(_ name: String) {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    guard let executable = searchPath(for: name, in: path) else { return nil }
    (self.name, self.executable) = (name, executable)
  }

  /// Runs it to its end and reads its figures. The shell tells what its child has used, which holds nothing of the
  /// supervisor that it runs under.
  func run(_ load: BenchmarkLoad, scratch: Scratch) async throws -> Measure {
    let words = ([executable] + arguments(of: load)).map { "'\($0)'" }.joined(separator: " ")
    let log = "\(scratch.path)/\(name)-\(UUID().uuidString).log"
    let process = try await SupervisedProcess.start(
      Launch(Command("/bin/sh", ["-c", "\(words); times"]), log: log))
    guard await process.waitForExit(within: .seconds(120)) != nil else {
      await process.stop()
      throw BenchmarkError("\(name) did not end within 120 seconds.")
    }
    let lines = process.tail(lines: 60)
    await process.stop()
    guard let measure = Self.measure(in: lines) else {
      throw BenchmarkError("\(name) gave no figures: \(lines.suffix(3).joined(separator: " / "))")
    }
    return measure
  }

  private func arguments(of load: BenchmarkLoad) -> [String] {
    let header = "Lockstep-Token: \(load.token)"
    if name == "ab" {
      return ["-q", "-n", "\(load.requests)", "-c", "\(load.clients)"] + (load.keepsAlive ? ["-k"] : [])
        + ["-H", header, load.url]
    }
    return ["-t1", "-c", "\(load.clients)", "-d", "2s", "-H", header]
      + (load.keepsAlive ? [] : ["-H", "Connection: close"]) + [load.url]
  }

  /// Reads both programs' reports; the last line of the shell's `times` is the children's user and system time.
  private static func measure(in lines: [String]) -> Measure? {
    var (requests, rate): (Int?, Double?)
    for line in lines {
      let words = line.split(whereSeparator: \.isWhitespace)
      if line.hasPrefix("Complete requests:") { requests = words.last.flatMap { Int($0) } }
      if line.hasPrefix("Requests per second:"), words.count > 3 { rate = Double(words[3]) }
      if words.dropFirst().first == "requests" { requests = words.first.flatMap { Int($0) } }
      if line.hasPrefix("Requests/sec:") { rate = words.last.flatMap { Double($0) } }
    }
    let times = lines.last?.split(separator: " ").compactMap { seconds(String($0)) } ?? []
    guard let requests, let rate, times.count == 2, requests > 0 else { return nil }
    return Measure(rate: rate, perProcessorSecond: Double(requests) / (times[0] + times[1]))
  }

  /// Reads `1m2.500000s`.
  private static func seconds(_ text: String) -> Double? {
    let parts = text.dropLast().split(separator: "m")
    guard text.hasSuffix("s"), parts.count == 2, let minutes = Double(parts[0]), let rest = Double(parts[1]) else {
      return nil
    }
    return minutes * 60 + rest
  }
}
