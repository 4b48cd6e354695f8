import Conformance

extension View {
  /// How long a request of this view may work, without being held, before the probe itself gives up on it.
  var longestWork: Duration {
    switch self {
    case .nestedWaitFor, .nestedGather, .nestedTask, .nestedTaskLeftBehind: .seconds(5)
    default: .zero
    }
  }
}
