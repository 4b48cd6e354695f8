import Histories

extension History {
  /// Who came in between two moments, in order.
  func arrivals(after start: Int, before end: Int = .max) -> [String] {
    spans(at: .view).filter { $0.enter > start && $0.enter < end }.map(\.request)
  }

  /// When the request was first seen inside, or `nil` if it never was.
  func admission(of request: String) -> Int? { spans(at: .view).first { $0.request == request }?.enter }

  /// The process that a request was sent to on purpose.
  func pin(of request: String) -> Int? {
    if case .client(let process)? = self.request(request)?.site { process } else { nil }
  }

  /// From the first thing that was seen to the last, in milliseconds.
  var length: Int {
    let requests = requests
    return ((requests.map(\.exit).max() ?? 0) - (requests.map(\.enter).min() ?? 0)) / 1_000_000
  }

  /// The most requests that were seen inside together.
  var mostInside: Int { spans(at: .view).peak().count }

  /// The process that a request was answered by, as its answer says.
  func answerer(of request: String) -> Int? { spans(at: .work).first { $0.request == request }?.site.place?.process }
}
