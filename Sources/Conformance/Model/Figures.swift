import Histories

/// What a server was promised to do, or was seen to do, in figures; the same keys for both.
public struct Figures: Hashable, Sendable, Codable {
  /// A count, as certain as it is, or the finding that no bound was met.
  public enum Count: Hashable, Sendable, Codable, CustomStringConvertible {
    /// So many, and no more.
    case exactly(Int)
    /// So many were seen, and perhaps there may be more.
    case atLeast(Int)
    /// As many as the load asks for, within these bounds.
    case between(Int, Int)
    case unbounded

    /// Reads a number, `"unbounded"`, `{"atLeast": 14}` or `{"between": [1, 4]}`.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self), Accepted.counts.contains(number) {
        self = .exactly(number)
      } else if (try? container.decode(String.self)) == "unbounded" {
        self = .unbounded
      } else if let range = try Self.range(from: decoder) {
        self = range
      } else if (try? decoder.container(keyedBy: Word.self)) != nil {
        self = .atLeast(try decoder.wordAndNumber(["atLeast"]).number)
      } else {
        throw DecodingError.dataCorruptedError(
          in: container,
          debugDescription: "a whole number from 0 to \(Accepted.counts.upperBound), such a number as "
            + "{\"atLeast\": 14} or {\"between\": [1, 4]}, or \"unbounded\" is accepted")
      }
    }

    private static func range(from decoder: any Decoder) throws -> Count? {
      guard let container = try? decoder.container(keyedBy: Word.self), container.allKeys == ["between"] else {
        return nil
      }
      let bounds = try container.decode(eachIn: Accepted.counts, forKey: "between")
      guard bounds.count == 2, bounds[0] <= bounds[1] else {
        throw DecodingError.dataCorruptedError(
          forKey: "between", in: container,
          debugDescription: "found \(bounds); two whole numbers are accepted, the lesser one first")
      }
      return .between(bounds[0], bounds[1])
    }

    public func encode(to encoder: any Encoder) throws {
      switch self {
      case .exactly(let number):
        var container = encoder.singleValueContainer()
        try container.encode(number)
      case .atLeast(let number): try encoder.encode("atLeast", number)
      case .between(let least, let most):
        var container = encoder.container(keyedBy: Word.self)
        try container.encode([least, most], forKey: "between")
      case .unbounded:
        var container = encoder.singleValueContainer()
        try container.encode("unbounded")
      }
    }

    /// So many in each of so many; any number where `slots` is `nil`.
    init(_ processes: ClosedRange<Int>, times slots: Int?) {
      guard let slots else {
        self = .unbounded
        return
      }
      let (least, most) = (processes.lowerBound * slots, processes.upperBound * slots)
      self = least == most ? .exactly(most) : .between(least, most)
    }

    public var description: String {
      switch self {
      case .exactly(let number): String(number)
      case .atLeast(let number): "at least \(number)"
      case .between(let least, let most): "\(least) to \(most)"
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
    processes = Count(model.processes, times: 1)
    syncAtOncePerProcess = Count(1...1, times: model.slotsPerProcess(for: model.countedView))
    // Greenlets share the native thread of their process.
    threadsPerProcess = if case .greenlets = model.syncSide.executor { .exactly(1) } else { syncAtOncePerProcess }
    syncAtOnce = Count(model.syncSide.processes, times: model.slotsPerProcess(for: model.countedView))
    asyncAtOnce =
      hasAsyncViews ? Count(model.asyncSide.processes, times: model.slotsPerProcess(for: .asyncHeld)) : nil
    backendsAtPeak = model.backends.map(Count.exactly)
  }
}
