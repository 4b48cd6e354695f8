public import Conformance

extension CapacityQuestion {
  /// A server that is asked about.
  public struct Server: Hashable, Sendable {
    /// What reports call it.
    public var name: String
    /// Its server file, as it was named; may be empty.
    public var file: String
    /// What it promises.
    public var model: ServerModel
    /// The most Postgres backends that it may hold; `nil` where nothing limits them.
    public var backends: Int?

    /// A server.
    public init(_ name: String, file: String = "", _ model: ServerModel, backends: Int? = nil) {
      (self.name, self.file, self.model, self.backends) = (name, file, model, backends)
    }
  }
}
