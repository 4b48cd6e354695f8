package import Capacity

/// What each request of a load asks for.
package enum LoadTarget: Hashable, Sendable {
  /// One of the talk's workloads, of two halves of `half` seconds each. The n-th request locks the n-th of `rows`, 1 to
  /// 100, where the workload locks a row; without them the view chooses.
  case workload(TalkWorkload, half: Double, rows: [Int]? = nil)
  /// A path of the app's own, with its query. Each answer with status 200 counts.
  case path(String)
}

extension LoadTarget {
  /// The path of the view or of the app, without a query, for messages.
  var place: String {
    switch self {
    case .workload(let work, _, _): "/_lockstep/\(work.view)"
    case .path(let path): path.prefix { $0 != "?" }.description
    }
  }

  /// The row that the request of that number asks for, if it names one.
  func row(of request: Int) -> Int? {
    guard case .workload(_, _, let rows?) = self else { return nil }
    return rows[request]
  }
}
