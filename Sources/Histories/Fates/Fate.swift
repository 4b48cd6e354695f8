/// What became of one request, as far as each side could see it.
public struct Fate: Hashable, Sendable, Codable {
  public var request: String
  /// What its client got.
  public var client: ClientFate
  /// What its view did.
  public var view: ViewFate

  public init(_ request: String, client: ClientFate, view: ViewFate) {
    (self.request, self.client, self.view) = (request, client, view)
  }
}
