extension Diagram {
  /// Reads a diagram; a column is one unit of time.
  public static func parse(_ text: String) throws(ParseError) -> History {
    var spans: [Span] = []
    var releases: [Release] = []
    var ticks: [Tick] = []
    var events: [ServerEvent] = []
    var processes: Set<Int> = []
    var asked: [String: String] = [:]
    var gateways: [String: Gateway] = [:]
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = line.split(separator: " ")
      guard let first = words.first else { continue }
      switch first {
      case "release": releases += marks(in: line).map { Release($0.name, at: $0.column) }
      case "tick":
        for mark in marks(in: line) {
          guard let ending = Tick.Ending(rawValue: mark.name) else {
            throw ParseError(line: index + 1, reason: .unknownTick(mark.name))
          }
          ticks.append(Tick(ending, at: mark.column))
        }
      case "asked":
        for name in words.dropFirst(2) { asked[String(name)] = String(words[1]) }
      case "called":
        guard let gateway = Gateway(rawValue: words.dropFirst().first.map(String.init) ?? "") else {
          throw ParseError(line: index + 1, reason: .unknownGateway(words.dropFirst().joined(separator: " ")))
        }
        for name in words.dropFirst(2) { gateways[String(name)] = gateway }
      case "up": processes.formUnion(words.dropFirst().compactMap { number($0, after: "p") })
      default:
        do {
          if let drawn = try self.events(named: first, in: marks(in: line)) {
            events += drawn
            continue
          }
        } catch { throw ParseError(line: index + 1, reason: error) }
        let lane = line.prefix { $0 != "[" }.split(separator: " ").joined(separator: " ")
        guard let site = site(named: lane) else { throw ParseError(line: index + 1, reason: .unknownLane(lane)) }
        do { spans += try boxes(in: line, at: site) } catch { throw ParseError(line: index + 1, reason: error) }
      }
    }
    return History(
      spans, releases: releases, ticks: ticks, events: events, processes: processes, asked: asked,
      gateways: gateways)
  }

  private static func boxes(in line: Substring, at site: Site) throws(ParseError.Reason) -> [Span] {
    var spans: [Span] = []
    var open: (name: String, column: Int)?
    for (column, character) in line.enumerated() {
      guard let (name, start) = open else {
        if character == "[" { open = ("", column) }
        continue
      }
      let endings: [Character: Span.Ending] = ["]": .done, "!": .failed, ">": .open]
      if let ending = endings[character] {
        // Dashes inside a name belong to it, those behind it are time.
        let own = name.prefix(upTo: name.lastIndex { $0 != "-" }.map(name.index(after:)) ?? name.startIndex)
        guard !own.isEmpty else { throw .unnamedSpan }
        spans.append(Span(String(own), at: site, from: start, to: column, ending: ending))
        open = nil
      } else {
        open = (name + String(character), start)
      }
    }
    guard open == nil else { throw .unclosedSpan }
    return spans
  }

  static func marks(in line: Substring) -> [(name: String, column: Int)] {
    var marks: [(name: String, column: Int)] = []
    for (column, character) in line.enumerated() where character != " " {
      if let last = marks.last, last.column + last.name.count == column {
        marks[marks.count - 1].name.append(character)
      } else {
        marks.append((String(character), column))
      }
    }
    return Array(marks.dropFirst())
  }

  private static func site(named lane: String) -> Site? {
    let words = lane.split(separator: " ")
    switch words.count {
    case 1 where words[0] == "client": return .client
    case 1: return place(words[0]).map { .server(.view, $0) }
    case 2 where words[0] == "client": return number(words[1], after: "p").map { .client(process: $0) }
    case 2:
      guard let stage = Stage(rawValue: String(words[0])), let place = place(words[1]) else { return nil }
      return .server(stage, place)
    default: return nil
    }
  }

  private static func place(_ text: Substring) -> Place? {
    let parts = text.split(separator: "/")
    guard (2...3).contains(parts.count), let process = number(parts[0], after: "p"),
      let thread = number(parts[1], after: "t")
    else { return nil }
    if parts.count == 2 { return Place(process: process, thread: thread) }
    return number(parts[2], after: "b").map { Place(process: process, thread: thread, backend: $0) }
  }

  static func number(_ text: Substring, after letter: Character) -> Int? {
    text.first == letter ? Int(text.dropFirst()) : nil
  }
}

extension Diagram.ParseError.Reason: Error {}
