/// What `ab` can measure at most, because of how it starts.
///
/// Debian's `ab` 2.4.71 sends its first request alone and the other clients only when that has returned, so even
/// perfect lanes spend one service time on one request. Rounds are then of `clients` requests each.
public enum ApacheBench {
  /// The most requests a second that `ab -n requests -c clients` can show with `service` seconds of constant service:
  /// n / (s · (1 + ⌈(n − 1) / c⌉)). Throws where a figure is out of range.
  public static func ceiling(requests: Int, clients: Int, service: Double) throws(CapacityError) -> Double {
    let subject = "the ceiling of ab"
    try Limits.check(count: requests, most: Limits.requests, subject, "the number of requests")
    try Limits.check(count: clients, subject, "the number of clients")
    try Limits.check(service, in: 1e-9...Limits.seconds, subject, "the service time", "give from 1e-9 to 1e9 seconds")
    let rounds = 1 + (requests - 1 + clients - 1) / clients
    return Double(requests) / (service * Double(rounds))
  }
}
