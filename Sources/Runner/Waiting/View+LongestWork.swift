import Conformance

extension View {
  /// How long a request of this view may stand still, without being held, before the probe itself gives up on it, and a
  /// little more. As long as the server is at work it is waited for anyway.
  var longestWork: Duration {
    switch self {
    case .nestedWaitFor, .nestedGather, .nestedTask, .nestedTaskLeftBehind: .seconds(5)
    default: .zero
    }
  }
}
