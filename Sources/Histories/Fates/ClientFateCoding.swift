/// A client's fate is saved as an object that says what it got: `{"got": "answered", "status": 200}`.
extension ClientFate: Codable {
  private enum CodingKeys: String, CodingKey {
    case got, status, bytes, nanoseconds, words
    case wait = "while"
  }

  private enum Kind: String, Codable {
    case answered, refused, reset, cut, other
    case timedOut = "timed-out"
    case hungUp = "hung-up"
  }

  private enum WaitKind: String, Codable { case connection, answer, rest }

  /// What three digits of a status line can say.
  private static let statuses = 0...999

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(Kind.self, forKey: .got) {
    case .answered: self = .answered(status: try container.decode(in: Self.statuses, forKey: .status))
    case .refused: self = .refused
    case .reset: self = .reset
    case .cut: self = .cut(bytes: try container.decode(in: Accepted.counts, forKey: .bytes))
    case .timedOut:
      self = .timedOut(
        nanoseconds: try container.decode(in: 0...Accepted.times.upperBound, forKey: .nanoseconds),
        try Self.wait(in: container))
    case .hungUp: self = .hungUp
    case .other: self = .other(try container.decode(String.self, forKey: .words))
    }
  }

  private static func wait(in container: KeyedDecodingContainer<CodingKeys>) throws -> Wait {
    switch try container.decode(WaitKind.self, forKey: .wait) {
    case .connection: .connection
    case .answer: .answer
    case .rest: .rest(bytes: try container.decode(in: Accepted.counts, forKey: .bytes))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .got)
    switch self {
    case .answered(let status): try container.encode(status, forKey: .status)
    case .cut(let bytes): try container.encode(bytes, forKey: .bytes)
    case .timedOut(let nanoseconds, let wait):
      try container.encode(nanoseconds, forKey: .nanoseconds)
      switch wait {
      case .connection: try container.encode(WaitKind.connection, forKey: .wait)
      case .answer: try container.encode(WaitKind.answer, forKey: .wait)
      case .rest(let bytes):
        try container.encode(WaitKind.rest, forKey: .wait)
        try container.encode(bytes, forKey: .bytes)
      }
    case .other(let words): try container.encode(words, forKey: .words)
    case .refused, .reset, .hungUp: break
    }
  }

  private var kind: Kind {
    switch self {
    case .answered: .answered
    case .refused: .refused
    case .reset: .reset
    case .cut: .cut
    case .timedOut: .timedOut
    case .hungUp: .hungUp
    case .other: .other
    }
  }
}
