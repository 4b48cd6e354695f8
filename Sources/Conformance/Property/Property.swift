public import Histories

/// One checkable sentence about how a server behaves under concurrent load.
///
/// A property is a value: it says which servers it speaks about, which scenario exercises it, and how to judge what was
/// observed. It performs no I/O.
public struct Property: Sendable, Identifiable {
  /// A section of the catalogue, a number that is never used again, and a case where a property has several: "WK-5.sleep".
  public struct ID: Hashable, Sendable, Codable, ExpressibleByStringLiteral, CustomStringConvertible {
    public let rawValue: String

    public init(_ rawValue: String) { self.rawValue = rawValue }
    public init(stringLiteral value: String) { rawValue = value }
    public init(from decoder: any Decoder) throws { rawValue = try decoder.singleValueContainer().decode(String.self) }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(rawValue)
    }

    /// The letters in front of the number: "WK".
    public var section: String { String(rawValue.prefix { $0 != "-" }) }
    /// The ID without its case: "WK-5".
    public var family: String { String(rawValue.prefix { $0 != "." }) }
    public var description: String { rawValue }
  }

  /// How much one upheld run is worth.
  public enum Strength: String, Sendable, Codable {
    /// The same server gets the same verdict in every run.
    case deterministic
    /// The verdict depends on chance, such as how the kernel spreads connections; the page states the error rate.
    case stochastic
  }

  /// Which servers a property can speak about, by their gateways.
  public enum Gateways: Sendable {
    /// One gateway, whose processes all run the same views.
    case one
    /// Two behind a router.
    case two
    case any
  }

  /// What a property's documentation page says beside its title.
  public struct Page: Sendable {
    /// Why the rule exists.
    public var why: String
    /// What to do to keep it.
    public var mend: String
    /// What else users of Django can do; said to nobody else.
    public var django: String?
    /// What else users of Starlette, and with it of FastAPI, can do.
    public var starlette: String?
    /// What happens otherwise; one sentence about the user's traffic, shown with every violation.
    public var otherwise: String
    /// Public sources.
    public var references: [String]

    public init(
      why: String, mend: String, django: String? = nil, starlette: String? = nil, otherwise: String,
      references: [String]
    ) {
      (self.why, self.mend, self.django, self.starlette) = (why, mend, django, starlette)
      (self.otherwise, self.references) = (otherwise, references)
    }

    /// What to do to keep it, for a server with these versions.
    public func mend(for versions: [String: String]) -> String {
      let own: String? =
        switch Framework(of: versions) {
        case .django: django
        case .fastapi, .starlette: starlette
        case .flask, nil: nil
        }
      return [mend, own].compactMap { $0 }.joined(separator: " ")
    }
  }

  public let id: ID
  /// Completes the sentence "The server …".
  public let title: String
  public let page: Page
  public let strength: Strength
  /// Why the property says nothing about this server, or `nil` if it does.
  public let inapplicable: @Sendable (Subject) -> String?
  /// The experiment on a server of this model.
  public let scenario: @Sendable (ServerModel) -> Scenario
  /// Whether what it promises follows from how the server calls the application, so that it says nothing of a server that
  /// calls it otherwise.
  let restsOnGateway: Bool
  /// Whether it can be judged only where processes can be told apart.
  let restsOnProcesses: Bool
  /// Judges what was observed. Synchronous and deterministic, so a saved history can be judged again.
  public let judge: @Sendable (History, ServerModel) -> Verdict

  public init(
    _ id: ID, _ title: String, page: Page, strength: Strength = .deterministic, gateways: Gateways = .one,
    restsOnGateway: Bool = true, restsOnProcesses: Bool = true,
    inapplicable: @escaping @Sendable (Subject) -> String? = { _ in nil },
    scenario: @escaping @Sendable (ServerModel) -> Scenario,
    judge: @escaping @Sendable (History, ServerModel) -> Verdict
  ) {
    (self.id, self.title, self.page, self.strength) = (id, title, page, strength)
    self.inapplicable = { Applicability.gateways(gateways, $0) ?? inapplicable($0) }
    (self.scenario, self.judge) = (scenario, judge)
    (self.restsOnGateway, self.restsOnProcesses) = (restsOnGateway, restsOnProcesses)
  }

  /// The verdict on what was observed of `subject`.
  public func verdict(on history: History, of subject: Subject) -> Verdict {
    if let reason = inapplicable(subject) ?? history.unsupported { return .inapplicable(reason) }
    // Behind a router, a path that leads to the wrong gateway is what is looked for.
    if restsOnGateway, !subject.model.isSplit,
      let stranger = history.callings(of: subject.model).first(where: { $0.gateway != $0.promised })
    {
      return .inconclusive("the application is called by \(stranger.words); see RT-3")
    }
    if restsOnProcesses, let doubt = history.indistinctProcesses { return .inconclusive(doubt) }
    return judge(history, subject.model)
  }
}

extension Property: CustomStringConvertible {
  public var description: String { "\(id): \(title)" }
}
