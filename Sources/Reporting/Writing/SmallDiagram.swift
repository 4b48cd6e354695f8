import Conformance
import Histories

/// The evidence of a violation as a diagram that fits into a report: few lanes, and short names for long ids.
struct SmallDiagram {
  /// The most spans in the server that are drawn.
  static let most = 10

  private(set) var lines: [String]
  /// Says what the short names stand for and what was left out; `nil` if nothing needs to be said.
  private(set) var legend: String?

  init(_ evidence: Evidence) {
    let shown = Self.thinned(evidence)
    let places = shown.compactMap(\.site.place)
    let processes = ShortNames("p", "process", shown.compactMap(\.site.process))
    let threads = ShortNames("t", "thread", places.map(\.thread))
    let backends = ShortNames("b", "backend", places.compactMap(\.backend))
    let spans = shown.map { span in
      var span = span
      switch span.site {
      case .client(let process): span.site = .client(process: process.map(processes.number))
      case .server(let stage, let place):
        span.site = .server(
          stage,
          Place(
            process: processes.number(place.process), thread: threads.number(place.thread),
            backend: place.backend.map(backends.number)))
      }
      return span
    }
    let names = Set(shown.map(\.request))
    let diagram = Diagram.draw(spans, releases: evidence.releases.filter { names.contains($0.request) })
    lines = diagram.isEmpty ? [] : diagram.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let left = evidence.witnesses.count - shown.count
    let notes =
      [processes, threads, backends].compactMap(\.legend) + (left > 0 ? ["\(left) more like them left out"] : [])
    legend = notes.isEmpty ? nil : notes.joined(separator: "; ")
  }

  /// The witnesses without the middle of a crowd. Those that were let go stay, the last ones, which came in late, and
  /// then as many of the first as there is room for.
  private static func thinned(_ evidence: Evidence) -> [Span] {
    let inside = evidence.witnesses.filter { !$0.site.isClient }.sorted { ($0.enter, $0.exit) < ($1.enter, $1.exit) }
    guard inside.count > most else { return evidence.witnesses }
    let released = Set(evidence.releases.map(\.request))
    let important = inside.filter { released.contains($0.request) } + inside.suffix(most / 2) + inside
    let kept = important.reduce(into: [Span]()) { if $0.count < most, !$0.contains($1) { $0.append($1) } }
    return evidence.witnesses.filter { $0.site.isClient || kept.contains($0) }
  }
}

/// Small numbers in the place of what the kernel numbered, in order of appearance.
private struct ShortNames {
  private let letter: String
  private let noun: String
  private let ids: [Int]

  init(_ letter: String, _ noun: String, _ ids: [Int]) {
    (self.letter, self.noun) = (letter, noun)
    self.ids = ids.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  func number(_ id: Int) -> Int { isNeeded ? (ids.firstIndex(of: id) ?? ids.count) + 1 : id }

  /// "p1 is process 48213", "t1, t2 are threads 48215, 48216".
  var legend: String? {
    guard isNeeded else { return nil }
    let names = ids.indices.map { "\(letter)\($0 + 1)" }.joined(separator: ", ")
    let known = ids.map(String.init).joined(separator: ", ")
    return ids.count == 1
      ? "\(names) is \(noun) \(known)" : "\(names) are \(noun)\(noun.hasSuffix("s") ? "es" : "s") \(known)"
  }

  /// Ids of one or two digits are as short as any other name.
  private var isNeeded: Bool { ids.contains { $0 > 99 } }
}

extension Site {
  /// The process that the span is of, or was pinned to.
  fileprivate var process: Int? {
    switch self {
    case .client(let process): process
    case .server(_, let place): place.process
    }
  }
}
