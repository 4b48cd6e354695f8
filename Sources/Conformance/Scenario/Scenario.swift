public import Histories

/// The steps of one experiment, as data.
///
/// Properties whose scenarios are equal are judged on one and the same history, so a scenario is run once for all of them.
public struct Scenario: Hashable, Sendable, Codable {
  /// Completes the sentence "The kit …".
  public var title: String
  public var steps: [Step]

  public init(_ title: String, _ steps: [Step]) { (self.title, self.steps) = (title, steps) }

  /// One step of a scenario. Every wait has a deadline; one that passes is recorded in the history and the steps go on.
  public enum Step: Hashable, Sendable, Codable {
    /// Sends requests, all at once, and goes on without waiting for answers.
    case send(Batch)
    /// Keeps clients busy until all requests of a load have been answered.
    case load(Load)
    /// Lets everybody who is held go, tick by tick, until all requests have been answered.
    case beat(Metronome)
    /// Waits until so many requests are inside together.
    case awaitInside(Level)
    /// Waits until every request that is never held has been answered, and looks once more who is held.
    case awaitAnswers
    /// Waits until every request that is never held has been answered, or until nothing has moved for a while: whoever is
    /// stuck by then is waited for later, by ``awaitAnswers``.
    case settle
    /// Waits until nothing has arrived for a while, so that one request too many would have been seen.
    case quiet
    /// Lets one request at a time go in each process, the longest held first, and waits for the next one to arrive there.
    case chain
    /// Lets everybody go at once if all are held; otherwise as ``chain`` does, so that a smaller number is proven
    /// and not merely a matter of patience.
    case open
    /// Sends a signal to a process of the server, whose end is then no reason to look no further. SIGKILL is waited for until
    /// the process has gone; of other signals that end a process the end is waited for behind the last step.
    case signal(Signal, to: Recipient)
    /// Has each worker replaced that may end before it has answered so many more requests, and waits for those in their
    /// places. All that was sent must have been answered.
    case renew(Int)
  }

  /// Which process of the server gets a signal.
  public enum Recipient: String, Hashable, Sendable, Codable {
    /// The one that the server's command started.
    case main
    /// The one that has held a request for the longest time.
    case holder
  }

  /// How many requests have to be inside together before the steps go on.
  public enum Level: Hashable, Sendable, Codable {
    /// So many held in each process that is there.
    case each(Int)
    /// So many held, wherever they are.
    case total(Int)
    /// Every request that was sent and that can be held, whether it is held already or waits for a lock of another one.
    case all
  }
}

/// A closed loop: each client sends its next request, on a new connection, once its last one has been answered.
public struct Load: Hashable, Sendable {
  public var view: View
  public var clients: Int
  public var requests: Int
  /// Length of one half of a pause, in milliseconds.
  public var milliseconds: Int

  public init(_ view: View, clients: Int, requests: Int, milliseconds: Int = 50) {
    (self.view, self.clients, self.requests, self.milliseconds) = (view, clients, requests, milliseconds)
  }
}

/// Requests that are sent together.
public struct Batch: Hashable, Sendable, Codable {
  /// Where the requests go. Requests are pinned to processes by keep-alive connections whose process is known;
  /// a server that closes its connections gets a burst of as many requests instead.
  public enum Placement: Hashable, Sendable, Codable {
    /// So many to each process that is there.
    case each(Int)
    /// So many to one process, the same one throughout the scenario.
    case one(Int)
    /// So many to each process but that one.
    case others(Int)
    /// So many for each process, all on new connections, wherever the server's own way of accepting takes them.
    case fresh(Int)
    /// So many in all, wherever the server's own way of routing and accepting takes them.
    case anywhere(Int)

    /// How many requests go out, to so many processes in all.
    package func requests(processes: Int) -> Int {
      switch self {
      case .each(let count), .fresh(let count): count * processes
      case .one(let count), .anywhere(let count): count
      case .others(let count): count * max(0, processes - 1)
      }
    }
  }

  /// Which row of the bank each request locks.
  public enum Rows: String, Hashable, Sendable, Codable { case none, same, distinct }

  public var view: View
  public var placement: Placement
  public var rows: Rows
  /// Length of one half of a pause, in milliseconds.
  public var milliseconds: Int

  public init(_ view: View, _ placement: Placement, rows: Rows = .none, milliseconds: Int = 50) {
    (self.view, self.placement, self.rows, self.milliseconds) = (view, placement, rows, milliseconds)
  }
}
