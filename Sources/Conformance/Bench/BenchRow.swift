public import Capacity

/// What one load on one server measured, run after run, beside what its model predicts.
public struct BenchRow: Hashable, Sendable, Codable {
  /// What was asked of the server.
  public struct Load: Hashable, Sendable, Codable {
    public var workload: TalkWorkload
    /// Length of one half of the work, in seconds.
    public var half: Double
    public var requests: Int
    /// Clients of a closed loop; `nil` for an open one.
    public var clients: Int?
    /// Requests a second of an open loop; `nil` for a closed one.
    public var rate: Double?
    /// Whether the first request goes alone, as `ab` sends it.
    public var firstAlone: Bool
    /// Whether connections are used again.
    public var keepsAlive: Bool
    /// Where the rows of a run are drawn from, and the gaps of an open loop.
    public var seed: UInt64

    public init(
      workload: TalkWorkload, half: Double, requests: Int, clients: Int? = nil, rate: Double? = nil,
      firstAlone: Bool = false,
      keepsAlive: Bool = false, seed: UInt64 = 1
    ) {
      (self.workload, self.half, self.requests) = (workload, half, requests)
      (self.clients, self.rate, self.firstAlone) = (clients, rate, firstAlone)
      (self.keepsAlive, self.seed) = (keepsAlive, seed)
    }
  }

  public var server: String
  public var model: ServerModel
  /// By component, as the probe reports them.
  public var versions: [String: String]
  public var load: Load
  public var runs: [BenchRun]
  public var predicted: BenchForecast?
  /// Why what was measured is not what was predicted, as the end of a sentence; `nil` where it is.
  public var explanation: String?
  /// A figure from elsewhere to put beside it, in requests a second.
  public var published: Double?
  /// The same load by `ab`, for each number of requests that was tried.
  public var apacheBench: [ApacheBenchRun]
  /// Why the server could not be looked at, or not to the end.
  public var failure: String?

  public init(_ server: String, _ model: ServerModel, _ load: Load) {
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

/// What one run measured.
public struct BenchRun: Hashable, Sendable, Codable {
  /// Requests a second, from the first one's sending to the last answer.
  public var throughput: Double
  /// Seconds from the sending, in an open loop from the intended one, to the answer.
  public var p50: Double
  public var p90: Double
  public var p99: Double
  public var longest: Double
  /// Most views that ran at once, by the probe's own readings.
  public var admittedAtOnce: Int
  /// How many requests each process answered, the one with most first.
  public var answers: [Int]
  public var failed: Int
  /// Why requests failed, each with its number.
  public var failures: [String]

  public init(
    throughput: Double, p50: Double, p90: Double, p99: Double, longest: Double, admittedAtOnce: Int, answers: [Int],
    failed: Int = 0, failures: [String] = []
  ) {
    (self.throughput, self.p50, self.p90, self.p99) = (throughput, p50, p90, p99)
    (self.longest, self.admittedAtOnce, self.answers) = (longest, admittedAtOnce, answers)
    (self.failed, self.failures) = (failed, failures)
  }
}

/// The same load by Apache's `ab`, which starts in a way of its own.
public struct ApacheBenchRun: Hashable, Sendable, Codable {
  public var requests: Int
  /// Requests a second, as `ab` says; `nil` if it failed.
  public var measured: Double?
  public var predicted: BenchForecast?
  /// Why it failed.
  public var failure: String?

  public init(requests: Int, measured: Double? = nil, predicted: BenchForecast? = nil, failure: String? = nil) {
    (self.requests, self.measured, self.predicted, self.failure) = (requests, measured, predicted, failure)
  }
}
