import Platform
import SystemPackage

extension LoadRun {
  /// Sends the next request, on an idle connection if there is one.
  func send(_ request: Int) {
    begun += 1
    text.write(request, into: &outgoing)
    let now = KitClock.now()
    tape.entries[request].sent = now
    if schedule == nil { tape.entries[request].intended = now }
    do throws(Errno) {
      if let connection = nextIdle() {
        connection.state = .busy(request)
        carriers[request] = connection.socket
        try push(outgoing[...], on: connection, again: true)
      } else {
        let connection = try connect(for: request)
        try push(outgoing[...], on: connection, again: false)
      }
    } catch {
      fail(request, LoadFailure(error))
    }
  }

  private func nextIdle() -> LoadConnection? {
    while let connection = idle.popLast() { if case .idle = connection.state { return connection } }
    return nil
  }

  private func connect(for request: Int) throws(Errno) -> LoadConnection {
    let socket = try target.connect()
    serial += 1
    tape.connections += 1
    let connection = LoadConnection(socket, serial: serial, busyWith: request)
    while connections.count <= socket { connections.append(nil) }
    connections[Int(socket)] = connection
    carriers[request] = socket
    return connection
  }

  /// Writes at once, which mostly succeeds on the loopback, even before the system has told that it is connected.
  private func push(_ bytes: ArraySlice<UInt8>, on connection: LoadConnection, again: Bool) throws(Errno) {
    let isSent = try connection.send(bytes)
    guard !again || !isSent else { return }
    if !events.watch(connection.socket, forRoom: !isSent, again: again, token: connection.token) {
      throw Errno.last
    }
  }
}
