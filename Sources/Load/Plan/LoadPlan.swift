package import Capacity

/// One load for one server: what is asked for, how often, and when.
package struct LoadPlan: Hashable, Sendable {
  package let target: LoadTarget
  package let arrivals: Arrivals
  package let requests: Int
  /// What exponential gaps are drawn from.
  package let seed: UInt64
  /// How long one request may take before it counts as an error.
  package let limit: Duration
  /// How long nothing at all may be answered, while something should be, before the load is given up; nil for ever.
  package let silence: Duration?

  /// A load; throws a `LoadError` where a figure is out of range, or the path could not stand in a request.
  package init(
    _ target: LoadTarget, _ arrivals: Arrivals, requests: Int, seed: UInt64 = 1,
    limit: Duration = .seconds(120), silence: Duration? = nil
  ) throws(LoadError) {
    (self.target, self.arrivals, self.requests) = (target, arrivals, requests)
    (self.seed, self.limit, self.silence) = (seed, limit, silence)
    try Self.check("The number of requests", requests, in: 1...50_000_000)
    guard limit > .zero, limit <= .seconds(86_400) else {
      throw LoadError("The limit of one request is \(limit); give it more than nothing and at most a day.")
    }
    try checkArrivals()
    try checkTarget()
  }

  private func checkArrivals() throws(LoadError) {
    switch arrivals.loop {
    case .closed(let clients, let think, _):
      try Self.check("The number of clients", clients, in: 1...1_000_000)
      guard think == .zero else {
        throw LoadError("The clients are to think between their requests; leave that out, as those of a load do not.")
      }
    case .open(let rate, _):
      guard rate >= 1e-3, rate <= 1e6 else {
        throw LoadError("The rate is \(rate) requests a second; give one from 0.001 to 1000000.")
      }
    }
  }

  private func checkTarget() throws(LoadError) {
    switch target {
    case .workload(_, let half, let rows):
      guard half >= 0, half <= 600 else {
        throw LoadError("Half of the work is \(half) seconds long; give it from 0 to 600 seconds.")
      }
      guard let rows else { return }
      guard rows.count >= requests else {
        throw LoadError("There are \(rows.count) rows for \(requests) requests; give a row for each request.")
      }
      if let row = rows.first(where: { !(1...TalkWorkload.bank).contains($0) }) {
        throw LoadError("Row \(row) is asked for; the probe's table has rows 1 to \(TalkWorkload.bank).")
      }
    case .path(let path):
      guard path.hasPrefix("/"), path.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) else {
        throw LoadError(
          "The path is \"\(path)\"; it must begin with / and have no spaces, and what is not ASCII escaped.")
      }
    }
  }

  private static func check(_ what: String, _ number: Int, in range: ClosedRange<Int>) throws(LoadError) {
    guard !range.contains(number) else { return }
    throw LoadError("\(what) is \(number); give one from \(range.lowerBound) to \(range.upperBound).")
  }
}
