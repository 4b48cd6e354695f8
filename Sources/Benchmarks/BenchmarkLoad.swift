/// The load that all contestants put on the same server.
struct BenchmarkLoad {
  var port: Int
  var token: String
  var clients: Int
  var requests: Int
  var keepsAlive: Bool

  /// A view that answers at once.
  static let path = "/_lockstep/async?request=b"
  var url: String { "http://127.0.0.1:\(port)\(Self.path)" }
}

/// What one run of one contestant has come to.
struct Measure {
  /// Requests a second.
  var rate: Double
  /// Requests for each second of processor time, user and system, that the contestant itself has used.
  var perProcessorSecond: Double
}
