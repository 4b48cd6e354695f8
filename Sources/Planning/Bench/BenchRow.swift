package import Conformance

/// What one load on one server measured, run after run, beside what its model predicts.
package struct BenchRow: Hashable, Sendable, Codable {
  package var server: String
  package var model: ServerModel
  /// By component, as the probe reports them.
  package var versions: [String: String]
  package var load: BenchLoad
  package var runs: [BenchRun]
  package var predicted: BenchForecast?
  /// Why what was measured is not what was predicted; `nil` where it is.
  package var explanation: Explanation?
  /// A figure from elsewhere to put beside it, in requests a second.
  package var published: Double?
  /// The same load by `ab`, for each number of requests that was tried.
  package var apacheBench: [ApacheBenchRun]
  /// Why the server could not be looked at, or not to the end.
  package var failure: String?

  package init(_ server: String, _ model: ServerModel, _ load: BenchLoad) {
    (self.server, self.model, self.load) = (server, model, load)
    (versions, runs, apacheBench) = ([:], [], [])
  }

  /// Requests a second, smallest, middle and largest of the runs; `nil` before the first one.
  package var throughput: (least: Double, median: Double, most: Double)? {
    let all = runs.map(\.throughput)
    guard let least = all.min(), let most = all.max() else { return nil }
    return (least, all.median, most)
  }
}
