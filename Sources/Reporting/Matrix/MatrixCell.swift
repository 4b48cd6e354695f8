import Conformance

/// What was found about one server, as small as it can be told.
struct MatrixCell {
  var name: String
  var claimed: Figures
  var observed: Figures
  /// Why the server could not be looked at, if it could not.
  var failure: String?
  /// By standing, the properties in the order of the catalogue.
  private var properties: [Standing: [Property.ID]]

  /// Where a server was checked several times, a property counts once, with the worst that was found, and the figures are
  /// those of the last time that it could be looked at.
  init?(_ name: String, in results: Results) {
    let servers = results.servers.filter { $0.name == name }
    guard let server = servers.last(where: { $0.failure == nil }) ?? servers.last else { return nil }
    (self.name, claimed, observed, failure) = (name, server.claimed, server.observed, server.failure)
    let outcomes = Dictionary(grouping: results.outcomes.filter { $0.subject.name == name }, by: \.property)
    let worst = outcomes.compactMapValues { $0.map(\.standing).min() }
    let inOrder = results.outcomes.map(\.property).reduce(into: [Property.ID]()) {
      if worst[$1] != nil, !$0.contains($1) { $0.append($1) }
    }
    properties = Dictionary(grouping: inOrder) { worst[$0] ?? .inapplicable }
  }

  func properties(_ standings: Standing...) -> [Property.ID] { standings.flatMap { properties[$0] ?? [] } }

  var undecided: [Property.ID] { properties(.inconclusive, .unobservable) }

  /// Whether nothing at all was seen of the server.
  var isUnseen: Bool { failure != nil && observed == Figures() }

  /// "6/∞ ✓", "1/∞ ✗2 k1", "!".
  var text: String { isUnseen ? "!" : "\(admitted) \(signs.joined(separator: " "))" }

  /// How many requests were inside at once, sync and async.
  private var admitted: String {
    [\Figures.syncAtOnce, \.asyncAtOnce].map { figure in
      observed[keyPath: figure]?.sign ?? (claimed[keyPath: figure] == nil ? "–" : "?")
    }.joined(separator: "/")
  }

  private var signs: [String] {
    let counts = [
      ("✗", properties(.violated)), ("s", properties(.stale)), ("k", properties(.known)), ("?", undecided),
    ].filter { !$0.1.isEmpty }.map { "\($0)\($1.count)" }
    if failure != nil { return counts + ["!"] }
    return counts.isEmpty ? ["✓"] : counts
  }
}
