import ArgumentParser
import Capacity
import Reporting

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
      workload, usesBackends: usesBackends, load: try load(), requests: requests, seed: seed, goal: goal)
  }

  private func load() throws(CapacityError) -> CapacityQuestion.Load {
    if let rate {
      guard clients == nil else {
        throw CapacityError(
          "--rate", found: "it is given together with --clients", accepted: "give one: an open loop has no clients")
      }
      return .rate(try Quantity.rate(rate, for: "--rate"))
    }
    guard let clients else { return .clients([1, 2, 5, 10, 20, 50]) }
    return .clients(try Quantity.counts(clients, most: CapacityQuestion.mostInFlight, for: "--clients"))
  }
}

/// Figures with their units, as they are written on the command line.
enum Quantity {
  /// "800ms", "0.8s" or "0.8"; more than nothing.
  static func seconds(_ text: String, for option: String) throws(CapacityError) -> Double {
    let scale = text.hasSuffix("ms") ? 0.001 : 1
    let number = text.hasSuffix("ms") ? text.dropLast(2) : text.hasSuffix("s") ? text.dropLast() : text[...]
    guard let value = Double(number), (1e-9...1e9).contains(value * scale) else {
      throw CapacityError(
        option, found: "it is \"\(text)\"", accepted: "give a time above zero, such as 0.8, 0.8s or 800ms")
    }
    return value * scale
  }

  /// "50/s" or "50"; more than nothing.
  static func rate(_ text: String, for option: String) throws(CapacityError) -> Double {
    let number = text.hasSuffix("/s") ? text.dropLast(2) : text[...]
    guard let value = Double(number), (1e-9...1e9).contains(value) else {
      throw CapacityError(
        option, found: "it is \"\(text)\"", accepted: "give requests a second above zero, such as 50 or 50/s")
    }
    return value
  }

  /// "1,2,5": whole numbers from 1.
  static func counts(_ text: String, most: Int, for option: String) throws(CapacityError) -> [Int] {
    var counts = [Int]()
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let count = Int(word.filter { $0 != " " }), (1...most).contains(count) else {
        throw CapacityError(
          option, found: "it has \"\(word)\"", accepted: "give whole numbers from 1 to \(most), separated by commas")
      }
      counts.append(count)
    }
    return counts
  }
}
