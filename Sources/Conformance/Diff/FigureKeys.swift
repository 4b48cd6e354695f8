extension Figures {
  /// The figures by name, in the order of reports.
  public enum Key: String, CaseIterable, Sendable {
    case processes, asyncAtOnce, backendsAtPeak, backendsAfter, threadsPerProcess, syncAtOnce, syncAtOncePerProcess

    public var name: String {
      switch self {
      case .processes: "worker processes"
      case .asyncAtOnce: "async views at once"
      case .backendsAtPeak: "backends at peak"
      case .backendsAfter: "backends afterwards"
      case .threadsPerProcess: "threads per process"
      case .syncAtOnce: "sync views at once"
      case .syncAtOncePerProcess: "sync views at once per process"
      }
    }

    /// Whether it depends on when the samples were taken, or on which threads still keep a connection.
    var varies: Bool { self == .backendsAtPeak || self == .backendsAfter }

    /// Whether less of it means that requests wait which did not wait before.
    public var isCapacity: Bool {
      switch self {
      case .processes, .asyncAtOnce, .syncAtOnce, .syncAtOncePerProcess: true
      case .backendsAtPeak, .backendsAfter, .threadsPerProcess: false
      }
    }
  }

  public subscript(key: Key) -> Count? {
    switch key {
    case .processes: processes
    case .asyncAtOnce: asyncAtOnce
    case .backendsAtPeak: backendsAtPeak
    case .backendsAfter: backendsAfter
    case .threadsPerProcess: threadsPerProcess
    case .syncAtOnce: syncAtOnce
    case .syncAtOncePerProcess: syncAtOncePerProcess
    }
  }
}
