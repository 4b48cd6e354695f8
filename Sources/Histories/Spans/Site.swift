/// Where a span was observed.
public enum Site: Hashable, Sendable, Codable {
  /// The client, from the request sent to the answer received; with the process it was pinned to, if it was.
  case client(process: Int?)
  /// A stage of the request inside the server.
  case server(Stage, Place)

  public static let client = Site.client(process: nil)

  public var clock: Clock {
    switch self {
    case .client: .kit
    case .server(let stage, _): stage.clock
    }
  }

  public var isClient: Bool {
    if case .client = self { true } else { false }
  }

  /// The place in the server, or `nil` for the client.
  public var place: Place? {
    if case .server(_, let place) = self { place } else { nil }
  }

  /// The stage in the server, or `nil` for the client.
  public var stage: Stage? {
    if case .server(let stage, _) = self { stage } else { nil }
  }
}
