package import Capacity

extension TalkWorkload {
  /// The name of its view in the probe. All of them work for two halves of a time.
  package var view: String {
    switch self {
    case .sleep: "sleep"
    case .rowLock: "row-sleep"
    case .randomRow: "random-row-sleep"
    case .database: "database-sleep"
    case .web: "web"
    }
  }
}
