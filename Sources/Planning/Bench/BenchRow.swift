public import Conformance

/// What one load on one server measured, run after run, beside what its model predicts.
public struct BenchRow: Hashable, Sendable, Codable {
  public var server: String
  public var model: ServerModel
  /// By component, as the probe reports them.
  public var versions: [String: String]
  public var load: BenchLoad
  public var runs: [BenchRun]
  public var predicted: BenchForecast?
  /// Why what was measured is not what was predicted; `nil` where it is.
  public var explanation: Explanation?
  /// A figure from elsewhere to put beside it, in requests a second.
  public var published: Double?
  /// The same load by `ab`, for each number of requests that was tried.
  public var apacheBench: [ApacheBenchRun]
  /// Why the server could not be looked at, or not to the end.
  public var failure: String?

  public init(_ server: String, _ model: ServerModel, _ load: BenchLoad) {
    (self.server, self.model, self.load) = (server, model, load)
    (versions, runs, apacheBench) = ([:], [], [])
  }

  /// Requests a second, smallest, middle and largest of the runs; `nil` before the first one.
  public var throughput: (least: Double, median: Double, most: Double)? {
    let all = runs.map(\.throughput)
    guard let least = all.min(), let most = all.max() else { return nil }
    return (least, all.median, most)
  }
}
