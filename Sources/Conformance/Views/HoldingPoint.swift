/// Where the kit holds requests while it counts them.
public enum HoldingPoint: String, Hashable, Sendable, Codable {
  /// An advisory lock in Postgres.
  case gate
  /// An HTTP server of the kit's own that does not answer until it is told to.
  case upstream
}
