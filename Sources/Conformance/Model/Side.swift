public import Histories

/// The worker processes behind one gateway, and what each of them promises.
public struct Side: Hashable, Sendable {
  /// The fewest and the most processes; the same number twice unless the server starts more under load.
  public var processes: ClosedRange<Int>
  /// Where the views of one process run.
  public var executor: Executor
  /// What is promised beside the slots.
  public var promises: Promises

  public init(processes: ClosedRange<Int>, _ executor: Executor, _ promises: Promises = Promises()) {
    (self.processes, self.executor, self.promises) = (processes, executor, promises)
  }

  public init(processes: Int, _ executor: Executor, _ promises: Promises = Promises()) {
    self.init(processes: processes...processes, executor, promises)
  }

  /// The protocol that goes with the executor: only an event loop can call an ASGI app.
  public var gateway: Gateway {
    switch executor {
    case .threads, .threadPerRequest, .greenlets: .wsgi
    case .loop: .asgi
    }
  }

  /// Where sync views run beside an event loop; `nil` where there is no loop, or nothing is claimed of it.
  public var threadSensitivity: ThreadSensitivity? {
    if case .loop(let syncViews) = executor { syncViews } else { nil }
  }

  /// The most Postgres connections that the side holds, if it says how its requests get one and that bounds them.
  public var backends: Int? {
    let perProcess: Int? =
      switch promises.database {
      case .pool: pooledConnections
      // A request takes a connection once it runs, and gives it back, or leaves it to its thread.
      case .perRequest: slots(for: .gate)
      case .persistent: if case .threads = executor { slots(for: .gate) } else { nil }
      case nil: nil
      }
    return perProcess.map { $0 * processes.upperBound }
  }
}

extension Side: CustomStringConvertible {
  public var description: String {
    let pool = pooledConnections.map { ", \($0.of("database connection")) in each" } ?? ""
    return workers + pool
  }

  private var workers: String {
    let count = processes.of("process", "processes")
    return switch executor {
    case .threads(let threads): "WSGI, \(count) × \(threads.of("thread"))"
    case .threadPerRequest: "WSGI, \(count), a thread per request"
    case .greenlets(let greenlets): "WSGI, \(count) × \(greenlets)"
    case .loop(let syncViews?): "ASGI, \(count), sync views on \(syncViews)"
    case .loop(nil): "ASGI, \(count)"
    }
  }
}

extension ClosedRange<Int> {
  /// The only number of the range, if it has no other.
  package var only: Int? { lowerBound == upperBound ? lowerBound : nil }

  /// The numbers with their noun: "2 processes", "1 to 4 processes".
  package func of(_ singular: String, _ plural: String? = nil) -> String {
    only.map { $0.of(singular, plural) } ?? "\(lowerBound) to \(upperBound.of(singular, plural))"
  }
}
