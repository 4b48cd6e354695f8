import Histories

extension History {
  /// So many requests in process 1, let in so many at a time; each is let go one after the other once nobody moves.
  ///
  /// The first ones are inside process 2 instead, as many as `elsewhere` says; the very first one ends as `ending` says.
  static func crowd(
    _ count: Int, atOnce: Int? = nil, ending: Span.Ending = .done, elsewhere: Int = 0, thread: Int? = nil
  ) -> History {
    var spans: [Span] = []
    var releases: [Release] = []
    for index in 0..<count {
      let late = index - (atOnce ?? count)
      let enter = late < 0 ? 10 : 1_000 + 10 * late + 5
      let release = 1_000 + 10 * index
      let name = "r\(index + 1)"
      spans.append(Span(name, at: .client(process: 1), from: 0, to: release + 2, ending: index == 0 ? ending : .done))
      let place = Place(process: index < elsewhere ? 2 : 1, thread: thread ?? index)
      spans.append(Span(name, at: .server(.view, place), from: enter, to: release))
      releases.append(Release(name, at: release))
    }
    return History(spans, releases: releases, processors: 8)
  }

  /// So many requests to process 1, each sent when the one before it had been answered.
  static func turns(_ count: Int) -> History {
    let spans = (0..<count).flatMap { index in
      [
        Span("r\(index)", at: .client(process: 1), from: 10 * index, to: 10 * index + 9),
        Span("r\(index)", at: .server(.view, Place(process: 1, thread: 1)), from: 10 * index + 2, to: 10 * index + 7),
      ]
    }
    return History(spans, releases: (0..<count).map { Release("r\($0)", at: 10 * $0 + 7) })
  }
}
