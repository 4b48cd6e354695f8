import Histories

/// One thing to do about a server.
public struct AdviceOption: Hashable, Sendable, Codable {
  /// The kind of change.
  public enum Action: String, Hashable, Sendable, Codable {
    /// More processes of the same kind.
    case moreProcesses = "more-processes"
    /// Django 4.0 or newer, which runs sync views on a thread of the request's own.
    case newerDjango = "newer-django"
    /// WSGI instead, on workers that block.
    case blockingWorkers = "blocking-workers"
    /// Sync paths to WSGI and async paths to ASGI, behind a router.
    case bothGateways = "both-gateways"
    /// A pool that bounds the connections to Postgres.
    case connectionPool = "connection-pool"
    /// Only the async paths to ASGI, behind a router.
    case asyncPathsToASGI = "async-paths-to-asgi"
  }

  /// What is changed.
  public var action: Action
  /// The model that the server has then.
  public var model: ServerModel
  /// The most Postgres backends that it may hold then, where the change is about them.
  public var backends: Int?
  /// The figure that it is predicted to bring, in the advice's unit.
  public var after: Double
  /// A server file of the kit to try it with, in `fixtures/servers`, without its ending; `nil` where the kit has none for
  /// the framework of the server.
  public var example: String?

  /// An option.
  public init(_ action: Action, _ model: ServerModel, backends: Int? = nil, after: Double, example: String? = nil) {
    (self.action, self.model, self.backends) = (action, model, backends)
    (self.after, self.example) = (after, example)
  }

  private enum CodingKeys: CodingKey { case action, model, backends, after, example }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    action = try container.decode(Action.self, forKey: .action)
    model = try container.decode(ServerModel.self, forKey: .model)
    backends = try container.decodeIfPresent(in: Accepted.counts, forKey: .backends)
    after = try container.decode(Double.self, forKey: .after)
    example = try container.decodeIfPresent(String.self, forKey: .example)
  }

  /// The `model:` section of a server file that claims it.
  public var section: String { model.section + (backends.map { "\n  backends: \($0)" } ?? "") }
}
