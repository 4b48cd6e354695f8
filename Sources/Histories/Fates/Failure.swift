/// Why the server did not do for a request what it was asked for.
public struct Failure: Hashable, Sendable, Codable {
  /// What kind of reason it is.
  public enum Kind: String, Hashable, Sendable, Codable {
    /// There is no such view, since the framework has no counterpart of what it is about.
    case unsupported
    /// The view answered that its work had not come to an end.
    case unfinished
    /// An error of the view, or no answer at all.
    case error
  }

  public var request: String
  public var kind: Kind
  /// A clause that says what happened: "the server answered 500 to …".
  public var reason: String
  /// The Postgres backends on which one transaction of the request ran, in order, if it was told that they changed.
  public var backends: [Int]

  public init(_ request: String, _ kind: Kind, _ reason: String, backends: [Int] = []) {
    (self.request, self.kind, self.reason, self.backends) = (request, kind, reason, backends)
  }

  private enum CodingKeys: CodingKey { case request, kind, reason, backends }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      container.decode(String.self, forKey: .request), container.decode(Kind.self, forKey: .kind),
      container.decode(String.self, forKey: .reason),
      backends: container.decode(eachIn: Accepted.identities, forKey: .backends))
  }
}
