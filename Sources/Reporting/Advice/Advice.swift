public import Conformance

/// What could be done about a server, and what that is predicted to bring. No verdict rests on it.
public struct Advice: Hashable, Sendable {
  /// One thing to do.
  public struct Option: Hashable, Sendable, Encodable {
    /// What to do, in a few words.
    public var action: String
    /// The figure that it is predicted to bring, in the advice's unit.
    public var after: Double
    /// A server file of the kit to try it with, in `fixtures/servers`, without its ending.
    public var example: String
    /// The `model:` section of a server file that claims it.
    public var section: String
  }

  /// The name of the server.
  public var server: String
  /// What is the matter, the beginning of a sentence.
  public var finding: String
  /// What to do; at least one.
  public var options: [Option]
  /// Under which load the figures are predicted.
  public var load: String
  /// The figure as it is, predicted too, in the unit.
  public var before: Double
  /// What the figures count.
  public var unit: String

  /// All of it in a sentence, without the name of the server and the full stop.
  public var sentence: String {
    let actions = options.map(\.action)
    let list =
      (actions.dropLast().isEmpty ? "" : actions.dropLast().joined(separator: ", ") + " or ") + (actions.last ?? "")
    let figures = options.map { figure($0.after) }.joined(separator: " / ")
    return "\(finding): \(list); predicted for \(load): \(figure(before)) → \(figures) \(unit)"
  }

  /// Where to try it.
  public var examples: String { "fixtures/servers: " + options.map(\.example).joined(separator: ", ") }

  private func figure(_ value: Double) -> String {
    unit == Self.atOnce ? Amount.count(value) : Amount.rate(value)
  }

  static let perSecond = "requests a second"
  static let atOnce = "at once"
}

extension Advice {
  /// What could be done about the servers of `results`, in their order; one advice each at most.
  ///
  /// The figures are simulated with a fixed seed, so the same results get the same advice.
  public static func all(on results: Results) -> [Advice] {
    var forecaster = Forecaster()
    return results.withEveryServer.servers.compactMap { server in
      guard server.failure == nil, let subject = results.outcomes(of: server).first?.subject else { return nil }
      return AdvisedServer(server, subject, results.outcomes(of: server))?.advice(&forecaster)
    }
  }
}

extension Advice {
  /// What could be done about the servers of a bench, in their order; one advice each at most.
  ///
  /// A server that did not deliver what its model predicts gets none: its model is not what it claims.
  public static func all(on rows: [BenchRow]) -> [Advice] {
    var forecaster = Forecaster()
    var seen: Set<String> = []
    return rows.compactMap { row in
      guard row.failure == nil, !row.runs.isEmpty, seen.insert(row.server).inserted,
        !rows.contains(where: { $0.server == row.server && $0.explanation != nil })
      else { return nil }
      return AdvisedServer(row).advice(&forecaster)
    }
  }
}

/// Advice is written with its sentence, and never read back: it follows from the results.
extension Advice: Encodable {
  private enum CodingKeys: CodingKey { case server, finding, options, load, before, unit, sentence }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(server, forKey: .server)
    try container.encode(finding, forKey: .finding)
    try container.encode(options, forKey: .options)
    try container.encode(load, forKey: .load)
    try container.encode(before, forKey: .before)
    try container.encode(unit, forKey: .unit)
    try container.encode(sentence, forKey: .sentence)
  }
}
