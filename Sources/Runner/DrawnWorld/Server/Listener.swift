/// A connection to a drawn server.
final class DrawnConnection {
  /// Who has accepted it.
  var worker: Worker?
}

/// A request on its way, and what takes its outcome.
struct Errand {
  var visit: DrawnVisit
  var connection: DrawnConnection
  var answer: (DrawnReply) -> Void
}

/// What comes back over a connection.
enum DrawnReply {
  case answered(DrawnVisit, keepsAlive: Bool)
  /// There is no answer, and the connection is gone.
  case failed(ProbeFailure)
}

/// A listening socket of a drawn server: new connections wait in its queue until a worker accepts them.
final class Listener {
  private var queue: [Errand] = []
  private var workers: [Worker] = []

  func add(_ worker: Worker) { workers.append(worker) }

  /// Takes a new connection; returns who hears of it.
  func offer(_ errand: Errand) -> [Worker] {
    queue.append(errand)
    return workers
  }

  /// Forgets who listens and who waits.
  func close() { (workers, queue) = ([], []) }

  func take() -> Errand? { queue.isEmpty ? nil : queue.removeFirst() }

  func takeAll() -> [Errand] {
    defer { queue = [] }
    return queue
  }
}
