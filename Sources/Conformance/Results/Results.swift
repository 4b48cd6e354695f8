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

  public init(kit: String, host: Host, postgres: String?, servers: [ServerResult] = [], outcomes: [Outcome] = []) {
    (self.kit, self.host, self.postgres) = (kit, host, postgres)
    (self.servers, self.outcomes) = (servers, outcomes)
  }

  /// The outcomes of one server, in the order of the catalogue.
  public func outcomes(of server: ServerResult) -> [Outcome] {
    outcomes.filter { $0.subject.name == server.name }
  }
}

/// What a run found about one server as a whole.
public struct ServerResult: Hashable, Sendable, Codable {
  public var name: String
  /// The server file, as it was named on the command line.
  public var file: String
  /// The model in words.
  public var model: String
  public var claimed: Figures
  public var observed: Figures
  public var versions: [String: String]
  /// Wall time from the start of the server to its end, in seconds.
  public var seconds: Double
  /// Why the server could not be looked at, if it could not: a sentence.
  public var failure: String?
  /// What a reader should know beside what was seen: sentences without their full stops. No verdict rests on them.
  public var notes: [String]

  public init(
    name: String, file: String, model: String, claimed: Figures, observed: Figures = Figures(),
    versions: [String: String] = [:], seconds: Double = 0, failure: String? = nil, notes: [String] = []
  ) {
    (self.name, self.file, self.model) = (name, file, model)
    (self.claimed, self.observed, self.versions) = (claimed, observed, versions)
    (self.seconds, self.failure, self.notes) = (seconds, failure, notes)
  }
}
