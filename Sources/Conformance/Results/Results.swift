import Histories

/// All that one run found, on one server or several.
public struct Results: Hashable, Sendable {
  /// The machine of the run.
  public struct Host: Hashable, Sendable, Codable {
    public var system: String
    public var cpus: Int

    public init(system: String, cpus: Int) { (self.system, self.cpus) = (system, cpus) }

    private enum CodingKeys: CodingKey { case system, cpus }

    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      system = try container.decode(String.self, forKey: .system)
      cpus = try container.decode(in: Accepted.counts, forKey: .cpus)
    }
  }

  /// The version of the kit.
  public var kit: String
  public var host: Host
  /// The version of Postgres, or `nil` if none could be reached.
  public var postgres: String?
  public var servers: [ServerResult]
  public var outcomes: [Outcome]
  /// What could be done about the servers; `nil` where nobody has looked for it.
  public var advice: [CapacityAdvice]?

  public init(
    kit: String, host: Host, postgres: String?, servers: [ServerResult] = [], outcomes: [Outcome] = [],
    advice: [CapacityAdvice]? = nil
  ) {
    (self.kit, self.host, self.postgres) = (kit, host, postgres)
    (self.servers, self.outcomes, self.advice) = (servers, outcomes, advice)
  }

  /// The outcomes of one server, in the order of the catalogue.
  public func outcomes(of server: ServerResult) -> [Outcome] {
    outcomes.filter { $0.subject.name == server.name }
  }
}
