import Histories

/// A step is saved as a word (`"quiet"`, `"chain"`, `"open"`, `"awaitAnswers"`, `"settle"`) or as an object:
/// `{"send": "row-gate", "to": {"each": 4}, "rows": "same", "milliseconds": 50}`, `{"awaitInside": "all"}`,
/// `{"load": "sleep", "clients": 5, "requests": 50, "milliseconds": 50}`, `{"signal": "kill", "to": "holder"}`,
/// `{"beat": "web", "clients": 8, "ticks": 6, "room": 3, "inside": 6}`, `{"renew": 3}`, with a room of null where nothing bounds it.
extension Scenario.Step {
  fileprivate enum CodingKeys: CodingKey {
    case send, load, beat, clients, requests, ticks, room, inside, to, rows, milliseconds, awaitInside, signal, renew
  }

  private enum Name: String, Codable { case awaitAnswers, settle, quiet, chain, open }

  public init(from decoder: any Decoder) throws {
    if let container = try? decoder.container(keyedBy: CodingKeys.self) {
      if container.contains(.awaitInside) {
        self = try .awaitInside(container.decode(Scenario.Level.self, forKey: .awaitInside))
      } else if container.contains(.signal) {
        self = try .signal(
          container.decode(Signal.self, forKey: .signal), to: container.decode(Scenario.Recipient.self, forKey: .to))
      } else if container.contains(.renew) {
        self = try .renew(container.decode(in: Accepted.counts, forKey: .renew))
      } else if container.contains(.beat) {
        self = try .beat(Metronome(from: container))
      } else if container.contains(.load) {
        self = try .load(
          Load(
            container.decode(View.self, forKey: .load),
            clients: container.decode(in: Accepted.counts, forKey: .clients),
            requests: container.decode(in: Accepted.counts, forKey: .requests),
            milliseconds: container.decode(in: Accepted.counts, forKey: .milliseconds)))
      } else {
        self = try .send(
          Batch(
            container.decode(View.self, forKey: .send), container.decode(Batch.Placement.self, forKey: .to),
            rows: container.decode(Batch.Rows.self, forKey: .rows),
            milliseconds: container.decode(in: Accepted.counts, forKey: .milliseconds)))
      }
      return
    }
    switch try decoder.singleValueContainer().decode(Name.self) {
    case .awaitAnswers: self = .awaitAnswers
    case .settle: self = .settle
    case .quiet: self = .quiet
    case .chain: self = .chain
    case .open: self = .open
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .send(let batch):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(batch.view, forKey: .send)
      try container.encode(batch.placement, forKey: .to)
      try container.encode(batch.rows, forKey: .rows)
      try container.encode(batch.milliseconds, forKey: .milliseconds)
    case .load(let load):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(load.view, forKey: .load)
      try container.encode(load.clients, forKey: .clients)
      try container.encode(load.requests, forKey: .requests)
      try container.encode(load.milliseconds, forKey: .milliseconds)
    case .beat(let metronome):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try metronome.encode(to: &container)
    case .awaitInside(let level):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(level, forKey: .awaitInside)
    case .signal(let signal, let recipient):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(signal, forKey: .signal)
      try container.encode(recipient, forKey: .to)
    case .renew(let count):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(count, forKey: .renew)
    case .awaitAnswers: try encode(.awaitAnswers, to: encoder)
    case .settle: try encode(.settle, to: encoder)
    case .quiet: try encode(.quiet, to: encoder)
    case .chain: try encode(.chain, to: encoder)
    case .open: try encode(.open, to: encoder)
    }
  }

  private func encode(_ name: Name, to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}

extension Metronome {
  fileprivate init(from container: KeyedDecodingContainer<Scenario.Step.CodingKeys>) throws {
    try self.init(
      container.decode(View.self, forKey: .beat), clients: container.decode(in: Accepted.counts, forKey: .clients),
      ticks: container.decode(in: Accepted.counts, forKey: .ticks),
      room: container.decodeIfPresent(in: Accepted.counts, forKey: .room),
      inside: container.decode(in: Accepted.counts, forKey: .inside))
  }

  fileprivate func encode(to container: inout KeyedEncodingContainer<Scenario.Step.CodingKeys>) throws {
    try container.encode(view, forKey: .beat)
    try container.encode(clients, forKey: .clients)
    try container.encode(ticks, forKey: .ticks)
    try container.encode(room, forKey: .room)
    try container.encode(inside, forKey: .inside)
  }
}

/// Saved as `"all"`, `{"each": 4}` or `{"total": 4}`.
extension Scenario.Level {
  private enum Name: String, Codable { case all }

  public init(from decoder: any Decoder) throws {
    if (try? decoder.container(keyedBy: Word.self)) != nil {
      let (word, number) = try decoder.wordAndNumber(["each", "total"])
      self = word == "each" ? .each(number) : .total(number)
    } else {
      switch try decoder.singleValueContainer().decode(Name.self) {
      case .all: self = .all
      }
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .each(let count): try encoder.encode("each", count)
    case .total(let count): try encoder.encode("total", count)
    case .all:
      var container = encoder.singleValueContainer()
      try container.encode(Name.all)
    }
  }
}

/// Saved as `{"each": 4}`, `{"one": 40}`, `{"others": 2}`, `{"fresh": 8}` or `{"anywhere": 8}`.
extension Batch.Placement {
  public init(from decoder: any Decoder) throws {
    let (word, number) = try decoder.wordAndNumber(["each", "one", "others", "fresh", "anywhere"])
    self =
      switch word {
      case "each": .each(number)
      case "one": .one(number)
      case "others": .others(number)
      case "fresh": .fresh(number)
      default: .anywhere(number)
      }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .each(let count): try encoder.encode("each", count)
    case .one(let count): try encoder.encode("one", count)
    case .others(let count): try encoder.encode("others", count)
    case .fresh(let count): try encoder.encode("fresh", count)
    case .anywhere(let count): try encoder.encode("anywhere", count)
    }
  }
}
