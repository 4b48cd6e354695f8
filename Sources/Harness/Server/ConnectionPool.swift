import Platform

/// Idle keep-alive connections to a server, by the process that answers on each.
struct ConnectionPool {
  private struct Idle {
    var connection: HTTPConnection
    var since: Int
  }

  /// Connections that have been idle for longer may be closed by the server at any moment (gunicorn's threaded worker
  /// does after 2 s, uvicorn after 5 s), so they are not used any more.
  private static let freshness = Duration.milliseconds(1500).inNanoseconds

  /// After half of that a connection is better used once than kept.
  private static let youth = freshness / 2

  private var idle: [Int: [Idle]] = [:]

  /// Enough for any scenario on one process.
  private static let mostPerProcess = 128

  mutating func keep(_ connection: HTTPConnection, to process: Int) {
    guard idle[process, default: []].count < Self.mostPerProcess else { return connection.close() }
    idle[process, default: []].append(Idle(connection: connection, since: KitClock.now()))
  }

  /// An idle connection to `process`, if there is one.
  mutating func take(to process: Int) -> HTTPConnection? {
    while let last = idle[process]?.popLast() {
      if last.connection.isOpen { return last.connection }
    }
    return nil
  }

  /// Takes those to `processes` that have been idle for a while, and are still open.
  mutating func takeIdle(to processes: some Sequence<Int>) -> [(connection: HTTPConnection, process: Int)] {
    let oldest = KitClock.now() - Self.youth
    var taken: [(connection: HTTPConnection, process: Int)] = []
    for process in processes {
      let all = idle[process, default: []]
      taken += all.filter { $0.since < oldest && $0.connection.isOpen }.map { ($0.connection, process) }
      idle[process] = all.filter { $0.since >= oldest }
    }
    return taken
  }

  /// How many idle connections there are.
  var count: Int { idle.values.reduce(0) { $0 + $1.count } }

  /// Closes what goes beyond `needs`, by process.
  mutating func trim(to needs: [Int: Int]) {
    for (process, connections) in idle {
      let surplus = max(0, connections.count - needs[process, default: 0])
      connections.prefix(surplus).forEach { $0.connection.close() }
      idle[process] = Array(connections.dropFirst(surplus))
    }
  }

  /// How many of them are open still.
  var open: Int { idle.values.reduce(0) { $0 + $1.count { $0.connection.isOpen } } }

  func count(to process: Int) -> Int { idle[process]?.count { $0.connection.isOpen } ?? 0 }

  /// Closes what has been idle for too long.
  mutating func discardStale() {
    let oldest = KitClock.now() - Self.freshness
    for (process, connections) in idle {
      connections.filter { $0.since < oldest }.forEach { $0.connection.close() }
      idle[process] = connections.filter { $0.since >= oldest && $0.connection.isOpen }
    }
  }

  mutating func closeAll() {
    idle.values.joined().forEach { $0.connection.close() }
    idle = [:]
  }
}
