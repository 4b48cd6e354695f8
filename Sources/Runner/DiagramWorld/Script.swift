import Conformance
package import Histories

/// What a diagram says that a server does, and on which deeds of the kit.
struct Script {
  /// A deed of the kit. The time of a diagram stands still where one is drawn, until the kit has done it.
  enum Deed: Hashable {
    case send(String)
    case release(String)
    case signal(Signal, to: Int)
  }

  struct Cue {
    var column: Int
    var deed: Deed
  }

  /// One request as its client sees it, and where it stays meanwhile.
  struct Part {
    var client: Span
    var stays: [Span] = []
    var told: [Span] = []
    var gateway: Gateway?

    var pin: Int? { if case .client(let process) = client.site { process } else { nil } }
  }

  private(set) var parts: [String: Part] = [:]
  private(set) var cues: [Cue] = []
  /// What befalls the server, in order.
  private(set) var events: [ServerEvent] = []
  /// From which column on nobody can look any more.
  private(set) var postgresEnds: Int?
  /// The processes that are known to answer from the beginning: those of `up`, or all that are drawn.
  private(set) var known: Set<Int>
  /// The leftmost column of all.
  private(set) var start = 0
  /// What the names of the requests begin with, before their numbers.
  private(set) var prefix = ""

  /// Reads a diagram, which may have one line more than others: `lost   postgres`, at the column from which no look succeeds.
  init(_ text: String) throws {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let lost = lines.first { $0.split(separator: " ").first == "lost" }
    postgresEnds = lost.flatMap { line in
      line.firstRange(of: "postgres").map { line.distance(from: line.startIndex, to: $0.lowerBound) }
    }
    let drawn = try Diagram.parse(lines.map { $0 == lost ? "" : $0 }.joined(separator: "\n"))
    for request in drawn.requests {
      parts[request.request] = Part(client: request, gateway: drawn.gateways[request.request])
    }
    let up = lines.filter { $0.split(separator: " ").first == "up" }
    known =
      up.isEmpty
      ? drawn.processes.union(parts.values.compactMap(\.pin)) : try Diagram.parse(up.joined(separator: "\n")).processes
    prefix = try Self.prefix(of: drawn.requests.map(\.request))
    for span in drawn.spans where !span.site.isClient {
      guard parts[span.request] != nil else { throw ScriptError.unsent(span.request) }
      if span.site.stage == .view || span.site.stage == .lock {
        parts[span.request]?.stays.append(span)
      } else {
        parts[span.request]?.told.append(span)
      }
    }
    for release in drawn.releases where parts[release.request] == nil { throw ScriptError.unsent(release.request) }
    cues = drawn.requests.map { Cue(column: $0.enter, deed: .send($0.request)) }
    cues += drawn.releases.map { Cue(column: $0.time, deed: .release($0.request)) }
    for event in drawn.events {
      if case .signalled(let signal) = event.kind {
        cues.append(Cue(column: event.time, deed: .signal(signal, to: event.process)))
      } else {
        events.append(event)
      }
    }
    start = (cues.map(\.column) + drawn.spans.map(\.enter) + events.map(\.time)).min() ?? 0
  }

  /// The runner numbers its requests in the order in which it sends them, so they are drawn under those names.
  private static func prefix(of names: [String]) throws -> String {
    let prefixes = Set(
      names.map { name in
        String(name.prefix(upTo: name.lastIndex { !$0.isNumber }.map(name.index(after:)) ?? name.startIndex))
      })
    guard prefixes.count < 2, names.allSatisfy({ $0.last?.isNumber == true }) else {
      throw ScriptError.unnumbered(names)
    }
    return prefixes.first ?? ""
  }
}

/// Why a diagram cannot be played, or why the kit's deeds are not those of the diagram.
package enum ScriptError: Error, Hashable, CustomStringConvertible {
  case unsent(String)
  case unnumbered([String])
  case undrawn(String)
  case unsignalled(Signal, to: Int)
  case restless
  case elsewhere(String, drawn: Int?, sent: Int?)

  package var description: String {
    switch self {
    case .unsent(let name): "the diagram says where \(name) is and not when it is sent; draw a client's lane for it"
    case .unnumbered(let names):
      "the diagram has the requests \(names.joined(separator: ", ")); the runner numbers them in order, so draw 1, 2, 3 or "
        + "a1, a2, a3"
    case .undrawn(let name): "the kit sent \(name), which the diagram does not have; draw a client's lane for it"
    case .unsignalled(let signal, let process):
      "the kit sent \(signal.name) to p\(process), and the diagram has no signalled p\(process):\(signal.rawValue)"
    case .restless: "the kit looked a thousand times and let no time pass; see which step waits without a pause"
    case .elsewhere(let name, let drawn, let sent):
      "the kit sent \(name) \(Self.words(sent)), and the diagram has it \(Self.words(drawn))"
    }
  }

  private static func words(_ process: Int?) -> String { process.map { "to p\($0)" } ?? "on a new connection" }
}
