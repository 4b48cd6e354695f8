extension Diagram {
  /// Draws spans and releases in the notation that ``parse(_:)`` reads.
  ///
  /// Order is kept and duration is not: each moment gets the next column that leaves room for the names. What two clocks
  /// have measured is drawn as two blocks, since their readings cannot be put beside each other.
  public static func draw(_ spans: [Span], releases: [Release] = []) -> String {
    let blocks = Clock.allCases.compactMap { clock -> String? in
      let own = spans.filter { $0.site.clock == clock }
      return own.isEmpty ? nil : block(own, releases: clock == .kit ? releases : [])
    }
    return blocks.joined(separator: "\n\n")
  }

  private static func block(_ spans: [Span], releases: [Release]) -> String {
    let columns = columns(for: spans, releases)
    var rows: [(lane: String, text: String)] = []
    for span in spans.sorted(by: inReadingOrder) {
      let lane = lane(of: span.site)
      guard let start = columns[span.enter], let end = columns[span.exit] else { continue }
      let fill = String(repeating: "-", count: max(0, end - start - 1 - span.request.count))
      let box = "[\(span.request)\(fill)\(span.ending.mark)"
      if let row = rows.firstIndex(where: { $0.lane == lane && $0.text.count <= start }) {
        rows[row].text += String(repeating: " ", count: start - rows[row].text.count) + box
      } else {
        rows.append((lane, String(repeating: " ", count: start) + box))
      }
    }
    for release in releases.sorted(by: { $0.time < $1.time }) {
      guard let start = columns[release.time] else { continue }
      // Of several at one moment each has a row of its own, since names that touch would read as one.
      if let row = rows.firstIndex(where: { $0.lane == "release" && $0.text.count < start }) {
        rows[row].text += String(repeating: " ", count: start - rows[row].text.count) + release.request
      } else {
        rows.append(("release", String(repeating: " ", count: start) + release.request))
      }
    }
    let margin = (rows.map(\.lane.count).max() ?? 0) + 3
    return rows.map { $0.lane.padding(to: margin) + $0.text }.joined(separator: "\n")
  }

  /// The column of each moment, as far left as order and the length of the names allow.
  private static func columns(for spans: [Span], _ releases: [Release]) -> [Int: Int] {
    let moments = Set(spans.flatMap { [$0.enter, $0.exit] } + releases.map(\.time)).sorted()
    let ending = Dictionary(grouping: spans, by: \.exit)
    var columns: [Int: Int] = [:]
    var next = 0
    var mark = 0
    for moment in moments {
      let room = (ending[moment] ?? []).compactMap { span in columns[span.enter].map { $0 + span.request.count + 1 } }
      let names = releases.filter { $0.time == moment }.map(\.request.count)
      columns[moment] = max(next, room.max() ?? 0, names.isEmpty ? 0 : mark)
      // A span without a length is drawn with one, and what comes later is drawn behind it.
      let empty = (ending[moment] ?? []).filter { $0.enter == moment }.map { $0.request.count + 2 }
      next = (columns[moment] ?? 0) + (empty.max() ?? 1)
      if let longest = names.max() { mark = next + longest }
    }
    return columns
  }

  /// The name of the lane in which spans of `site` are drawn.
  public static func lane(of site: Site) -> String {
    switch site {
    case .client(nil): "client"
    case .client(.some(let process)): "client p\(process)"
    case .server(.view, let place): name(place)
    case .server(let stage, let place): "\(stage.rawValue) \(name(place))"
    }
  }

  private static func name(_ place: Place) -> String {
    "p\(place.process)/t\(place.thread)" + (place.backend.map { "/b\($0)" } ?? "")
  }

  private static func inReadingOrder(_ one: Span, _ other: Span) -> Bool {
    if one.site.isClient != other.site.isClient { return one.site.isClient }
    return (one.enter, one.exit, one.request) < (other.enter, other.exit, other.request)
  }
}

extension Span.Ending {
  fileprivate var mark: String {
    switch self {
    case .done: "]"
    case .failed: "!"
    case .open: ">"
    }
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
