/// A request to a probe and what has to come of it, from `fixtures/probes/golden`.
package struct GoldenExchange: Hashable, Sendable, Decodable {
  /// Which token the request carries.
  package enum Token: String, Hashable, Sendable, Decodable { case right, wrong, none }
  /// Where the request waits before it is answered.
  package enum Place: String, Hashable, Sendable, Decodable { case gate, upstream }
  /// How its view tells that it has ended.
  package enum Ending: String, Hashable, Sendable, Decodable { case left, raised }
  /// What befalls it while it waits.
  package enum Mishap: String, Hashable, Sendable, Decodable {
    /// Its backend is ended, as by `pg_terminate_backend`.
    case losesBackend = "loses-backend"
  }
  /// When the exchange may be left out.
  package enum Optional: String, Hashable, Sendable, Decodable {
    /// The probe may answer 501: it is about asgiref.
    case unsupported
    /// It is not asked of a probe that says `"async_views": false`.
    case asyncViews = "async-views"
  }

  /// What it is about, unlike that of any other.
  package var title: String
  /// The heading of PROTOCOL.md that describes it.
  package var section: String
  /// Path and query, with `{request}`, `{namespace}` and `{key}` in the place of what differs.
  package var path: String
  package var token: Token
  package var held: Place?
  package var mishap: Mishap?
  package var optional: [Optional]
  package var status: Int
  /// The answer's body, with markers such as `<id>`; `nil` where it is the application's own.
  package var answer: JSONValue?
  package var ending: Ending?
  /// Whether it has one row in the ledger once it is answered, and none before.
  package var writes: Bool

  private enum CodingKeys: CodingKey {
    case title, section, path, token, held, mishap, optional, status, answer, ending, writes
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    title = try container.decode(String.self, forKey: .title)
    section = try container.decode(String.self, forKey: .section)
    path = try container.decode(String.self, forKey: .path)
    token = try container.decodeIfPresent(Token.self, forKey: .token) ?? .right
    held = try container.decodeIfPresent(Place.self, forKey: .held)
    mishap = try container.decodeIfPresent(Mishap.self, forKey: .mishap)
    optional = try container.decodeIfPresent([Optional].self, forKey: .optional) ?? []
    status = try container.decode(Int.self, forKey: .status)
    answer = try container.decodeIfPresent(JSONValue.self, forKey: .answer)
    ending = try container.decodeIfPresent(Ending.self, forKey: .ending)
    writes = try container.decodeIfPresent(Bool.self, forKey: .writes) ?? false
  }
}

extension GoldenExchange {
  /// The name of the view that its path asks for.
  package var view: String {
    String(path.drop { $0 == "/" }.prefix { $0 != "?" }.split(separator: "/").last ?? "")
  }

  /// The names of the parameters in its path.
  package var parameters: [String] {
    path.split(separator: "?").dropFirst().joined(separator: "?").split(separator: "&").map {
      String($0.prefix { $0 != "=" })
    }
  }
}
