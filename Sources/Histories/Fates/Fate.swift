/// What became of one request, as far as each side could see it.
public struct Fate: Hashable, Sendable, Codable {
  public var request: String
  /// What its client got.
  public var client: ClientFate
  /// What its view did.
  public var view: ViewFate
  /// How many rows that it wrote the database has kept; `nil` where its view writes none, or nobody could look.
  public var rows: Int?

  public init(_ request: String, client: ClientFate, view: ViewFate, rows: Int? = nil) {
    (self.request, self.client, self.view, self.rows) = (request, client, view, rows)
  }
}
