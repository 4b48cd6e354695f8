package import Conformance

extension CapacityQuestion {
  /// A server that is asked about.
  package struct Server: Hashable, Sendable {
    /// What reports call it.
    package var name: String
    /// Its server file, as it was named; may be empty.
    package var file: String
    /// What it promises.
    package var model: ServerModel
    /// The most Postgres backends that it may hold; `nil` where nothing limits them.
    package var backends: Int?

    /// A server.
    package init(_ name: String, file: String = "", _ model: ServerModel, backends: Int? = nil) {
      (self.name, self.file, self.model, self.backends) = (name, file, model, backends)
    }
  }
}
