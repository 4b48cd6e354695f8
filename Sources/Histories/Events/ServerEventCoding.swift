/// An event is saved as `{"event": "started", "process": 7, "time": 12}`, with `"signal": "kill"` where it was signalled,
/// `"by": 9` where it was replaced, `"from": 9` where a connection wandered to it, and `"exit"` where it is gone: `{"code": 1}`, `{"signal": 9}` or null.
extension ServerEvent: Codable {
  private enum CodingKeys: CodingKey { case event, process, time, signal, exit, by, from }
  private enum Name: String, Codable { case started, ready, signalled, stopped, gone, replaced, wandered, unknown }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let kind: Kind =
      switch try container.decode(Name.self, forKey: .event) {
      case .started: .started
      case .ready: .ready
      case .stopped: .stopped
      case .unknown: .unknown
      case .signalled: .signalled(try container.decode(Signal.self, forKey: .signal))
      case .gone: .gone(try container.decode(Exit?.self, forKey: .exit) ?? .unknown)
      case .replaced: .replaced(by: try container.decode(in: Accepted.identities, forKey: .by))
      case .wandered: .wandered(from: try container.decode(in: Accepted.identities, forKey: .from))
      }
    try self.init(
      container.decode(in: Accepted.identities, forKey: .process), kind,
      at: container.decode(in: Accepted.times, forKey: .time))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(process, forKey: .process)
    try container.encode(time, forKey: .time)
    switch kind {
    case .started: try container.encode(Name.started, forKey: .event)
    case .ready: try container.encode(Name.ready, forKey: .event)
    case .stopped: try container.encode(Name.stopped, forKey: .event)
    case .unknown: try container.encode(Name.unknown, forKey: .event)
    case .signalled(let signal):
      try container.encode(Name.signalled, forKey: .event)
      try container.encode(signal, forKey: .signal)
    case .gone(let exit):
      try container.encode(Name.gone, forKey: .event)
      try container.encode(exit == .unknown ? nil : exit, forKey: .exit)
    case .replaced(let other):
      try container.encode(Name.replaced, forKey: .event)
      try container.encode(other, forKey: .by)
    case .wandered(let other):
      try container.encode(Name.wandered, forKey: .event)
      try container.encode(other, forKey: .from)
    }
  }
}

extension ServerEvent.Exit: Codable {
  private enum CodingKeys: CodingKey { case code, signal }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try (
      container.decodeIfPresent(in: Accepted.exitCodes, forKey: .code),
      container.decodeIfPresent(in: Accepted.signals, forKey: .signal)
    ) {
    case (let code?, nil): self = .code(code)
    case (nil, let signal?): self = .signal(signal)
    default:
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "an exit is written {\"code\": 1} or {\"signal\": 9}, or null where it is not known"))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .code(let code): try container.encode(code, forKey: .code)
    case .signal(let signal): try container.encode(signal, forKey: .signal)
    case .unknown: break
    }
  }
}
