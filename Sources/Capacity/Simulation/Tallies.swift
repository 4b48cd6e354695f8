/// What is counted during a run; starts anew when the warm-up is over.
struct Tallies {
  var latency = LatencyHistogram()
  var start = 0.0
  /// Sums of nanoseconds.
  var waitedForThread = 0.0
  var waitedForBackend = 0.0
  var waitedForRow = 0.0
  var collisions = 0
  /// Request-nanoseconds in flight up to `changed`.
  private var area = 0.0
  /// When a request was last sent or answered.
  private(set) var changed = 0.0
  private(set) var inFlight = 0
  private(set) var peakInFlight = 0
  private(set) var admitted = 0
  private(set) var peakAdmitted = 0

  @inline(__always)
  mutating func send(at now: Double) {
    advance(to: now)
    inFlight &+= 1
    peakInFlight = max(peakInFlight, inFlight)
  }

  @inline(__always)
  mutating func answer(_ latency: Double, at now: Double) {
    advance(to: now)
    inFlight &-= 1
    self.latency.record(latency)
  }

  @inline(__always)
  mutating func admit() {
    admitted &+= 1
    peakAdmitted = max(peakAdmitted, admitted)
  }

  @inline(__always)
  mutating func dismiss() { admitted &-= 1 }

  mutating func restart(at now: Double) {
    (latency, start, area, changed) = (LatencyHistogram(), now, 0, now)
    (waitedForThread, waitedForBackend, waitedForRow, collisions) = (0, 0, 0, 0)
  }

  func meanInFlight(over nanoseconds: Double) -> Double { area / nanoseconds }

  @inline(__always)
  private mutating func advance(to now: Double) {
    area += Double(inFlight) * (now - changed)
    changed = now
  }
}
