import Histories

/// What a server was promised to do, or was seen to do, in figures; the same keys for both.
public struct Figures: Hashable, Sendable, Codable {
  /// A count, as certain as it is, or the finding that no bound was met.
  public enum Count: Hashable, Sendable, Codable, CustomStringConvertible {
    /// So many, and no more.
    case exactly(Int)
    /// So many were seen, and perhaps there may be more.
    case atLeast(Int)
    case unbounded

    /// Reads a number, `"unbounded"` or `{"atLeast": 14}`.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self), Accepted.counts.contains(number) {
        self = .exactly(number)
      } else if (try? container.decode(String.self)) == "unbounded" {
        self = .unbounded
      } else if (try? decoder.container(keyedBy: Word.self)) != nil {
        self = .atLeast(try decoder.wordAndNumber(["atLeast"]).number)
      } else {
        throw DecodingError.dataCorruptedError(
          in: container,
          debugDescription: "a whole number from 0 to \(Accepted.counts.upperBound), such a number as "
            + "{\"atLeast\": 14}, or \"unbounded\" is accepted")
      }
    }

    public func encode(to encoder: any Encoder) throws {
      switch self {
      case .exactly(let number):
        var container = encoder.singleValueContainer()
        try container.encode(number)
      case .atLeast(let number): try encoder.encode("atLeast", number)
      case .unbounded:
        var container = encoder.singleValueContainer()
        try container.encode("unbounded")
      }
    }

    /// So many, or any number for `nil`.
    init(slots: Int?) { self = slots.map(Self.exactly) ?? .unbounded }

    public var description: String {
      switch self {
      case .exactly(let number): String(number)
      case .atLeast(let number): "at least \(number)"
      case .unbounded: "unbounded"
      }
    }
  }

  public var processes: Count?
  /// Sync requests inside at once, over the whole server.
  public var syncAtOnce: Count?
  public var syncAtOncePerProcess: Count?
  /// Async requests inside at once, over the whole server.
  public var asyncAtOnce: Count?
  /// Threads that ran sync views of one process at the same time.
  public var threadsPerProcess: Count?
  public var backendsAtPeak: Count?
  /// Postgres backends still there when everything had been answered.
  public var backendsAfter: Count?

  public init() {}
}

extension Figures {
  /// What `model` promises.
  public init(promisedBy model: ServerModel, hasAsyncViews: Bool = true) {
    self.init()
    processes = model.processes.only.map(Count.exactly)
    syncAtOncePerProcess = Count(slots: model.slotsPerProcess(for: .gate))
    threadsPerProcess = syncAtOncePerProcess
    // How many it is over the whole server depends on how many processes there are.
    syncAtOnce = model.syncSide.processes.only == nil ? nil : Count(slots: model.slots(for: .gate))
    asyncAtOnce =
      hasAsyncViews && model.asyncSide.processes.only != nil ? Count(slots: model.slots(for: .asyncHeld)) : nil
    backendsAtPeak = model.backends.map(Count.exactly)
  }
}
