/// What the server really does: the model's numbers, with those faults that are a matter of numbers.
struct Plan: Equatable, Sendable {
  /// The threads on which the sync views of one process run; under WSGI the async ones as well.
  enum Threads: Equatable, Sendable {
    /// So many, which live as long as their process.
    case kept(Int)
    /// A fresh one for each view, so many at once; nil where nothing bounds them.
    case fresh(atMost: Int?)
    /// Greenlets, so many, that share one; `stopsIn` is what stops all of them, and `nil` that they have threads after all.
    case shared(Int, stopsIn: Set<Operation>?)
    /// The event loop's own.
    case loop
  }

  var processes: Int
  var threads: Threads

  /// How many sync views an event loop may have before it leaves new connections to its siblings; nil where it leaves none.
  var room: Int? {
    guard leavesConnections else { return nil }
    return switch threads {
    case .kept(let count): count
    case .fresh(let most): most
    case .shared, .loop: nil
    }
  }

  private let leavesConnections: Bool

  init(_ model: ReferenceModel, _ fault: Fault?) {
    leavesConnections = model.isASGI && model.processes > 1 && fault != .acceptsWhileFull

    processes = model.processes + Self.excessProcesses(fault)
    threads =
      switch (model, fault) {
      case (.wsgi(_, let threads?), .missingThread): .kept(threads - 1)
      case (.wsgi(_, let threads?), .extraThread): .kept(threads + 1)
      case (.wsgi(_, let threads?), _): .kept(threads)
      case (.wsgi(_, nil), .cappedThreads): .fresh(atMost: 32)
      case (.wsgi(_, nil), _): .fresh(atMost: nil)
      case (.greenlets(_, let count, _), .missingThread): .shared(count - 1, stopsIn: Self.stops(model, fault))
      case (.greenlets(_, let count, _), .extraThread): .shared(count + 1, stopsIn: Self.stops(model, fault))
      case (.greenlets(_, let count, _), _): .shared(count, stopsIn: Self.stops(model, fault))
      case (.asgi, .syncViewsOnLoop): .loop
      case (.asgi(_, .oneThread), .secondThread): .kept(2)
      case (.asgi(_, .oneThread), .threadPerView): .fresh(atMost: 1)
      case (.asgi(_, .oneThread), _): .kept(1)
      case (.asgi(_, .pool(let size)), .poolOneShort): .kept(size - 1)
      case (.asgi(_, .pool(let size)), .poolOneOver): .kept(size + 1)
      case (.asgi(_, .pool(let size)), _): .kept(size)
      case (.asgi(_, .perRequest), .cappedThreads): .fresh(atMost: 32)
      case (.asgi(_, .perRequest), _): .fresh(atMost: nil)
      }
  }

  private static func stops(_ model: ReferenceModel, _ fault: Fault?) -> Set<Operation>? {
    guard case .greenlets(_, _, let stops) = model else { return nil }
    return switch fault {
    case .greenletsOnThreads: nil
    case .stopsInQueries: stops.union([.querying])
    case .stopsInCalls: stops.union([.calling])
    case .switchesInSleep: stops.subtracting([.sleeping])
    case .switchesInQueries: stops.subtracting([.querying])
    case .switchesInCalls: stops.subtracting([.calling])
    default: stops
    }
  }

  private static func excessProcesses(_ fault: Fault?) -> Int {
    switch fault {
    case .missingProcess: -1
    case .extraProcess: 1
    default: 0
    }
  }
}
