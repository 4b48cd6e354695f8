import Histories

/// A verdict is saved under four keys: `verdict`, its name; `reason`, a sentence; `exercise`, of an upheld one, and
/// `evidence`, of a violated one, null otherwise.
extension Verdict {
  private enum CodingKeys: CodingKey { case verdict, reason, exercise, evidence }

  private enum Name: String, Codable { case upheld, violated, inconclusive, inapplicable, unobservable }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(Name.self, forKey: .verdict) {
    case .upheld: self = try .upheld(container.decode(Exercise.self, forKey: .exercise))
    case .violated: self = try .violated(container.decode(Evidence.self, forKey: .evidence))
    case .inconclusive: self = try .inconclusive(container.decode(String.self, forKey: .reason))
    case .inapplicable: self = try .inapplicable(container.decode(String.self, forKey: .reason))
    case .unobservable: self = try .unobservable(container.decode(String.self, forKey: .reason))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .verdict)
    try container.encode(reason, forKey: .reason)
    try container.encode(exercise, forKey: .exercise)
    try container.encode(evidence, forKey: .evidence)
  }
}

/// Evidence is saved with its diagram, for readers; it is drawn anew when it is read back.
extension Evidence {
  private enum CodingKeys: CodingKey { case claim, diagram, witnesses, releases }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      container.decode(String.self, forKey: .claim), witnesses: container.decode([Span].self, forKey: .witnesses),
      releases: container.decode([Release].self, forKey: .releases))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(claim, forKey: .claim)
    try container.encode(diagram, forKey: .diagram)
    try container.encode(witnesses, forKey: .witnesses)
    try container.encode(releases, forKey: .releases)
  }
}
