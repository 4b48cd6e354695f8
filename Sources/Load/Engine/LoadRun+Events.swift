import Glibc
import Platform
import SystemPackage

extension LoadRun {
  /// Does what an event asks for.
  func handle(_ token: UInt, _ flags: EventQueue.Flags) {
    let socket = LoadConnection.socket(of: token)
    guard connections.indices.contains(socket), let connection = connections[socket], connection.token == token else {
      return
    }
    guard case .busy(let request) = connection.state else { return close(connection) }
    if flags.contains(.writable), !connection.unsent.isEmpty { push(connection, request) }
    guard flags.contains(.readable) || flags.contains(.closed), case .busy = connection.state else { return }
    receive(connection, request, isClosed: flags.contains(.closed))
    sendWhatIsDue()
  }

  /// Sends the rest of a request.
  private func push(_ connection: LoadConnection, _ request: Int) {
    do throws(Errno) {
      guard try connection.send(connection.unsent) else { return }
      _ = events.watch(connection.socket, again: true, token: connection.token)
    } catch {
      fail(request, LoadFailure(error))
    }
  }

  private func receive(_ connection: LoadConnection, _ request: Int, isClosed: Bool) {
    let count = recv(connection.socket, incoming.baseAddress, incoming.count, 0)
    guard count >= 0 else {
      if errno != EAGAIN, errno != EINTR { fail(request, LoadFailure(.last)) }
      return
    }
    let keepsBody: (Int) -> Bool = if case .path = plan.target { { $0 != 200 } } else { { _ in true } }
    do throws(HTTPFailure) {
      let answer =
        count == 0
        ? try connection.reader.end(keepsBody: keepsBody)
        : try connection.reader.take(UnsafeRawBufferPointer(rebasing: incoming[..<count]), keepsBody: keepsBody)
      guard let answer else { return }
      tape.answer(request, answer, at: KitClock.now())
      part(with: connection, keepsAlive: answer.keepsAlive && !isClosed, isClosed: isClosed || count == 0)
      finish()
    } catch {
      fail(request, .http(error))
    }
  }

  /// Decides what becomes of a connection whose request was answered.
  private func part(with connection: LoadConnection, keepsAlive: Bool, isClosed: Bool) {
    if plan.arrivals.connections == .kept, keepsAlive {
      connection.state = .idle
      idle.append(connection)
    } else if isClosed {
      close(connection)
    } else {
      connection.state = .ending
      if let left = lingering.replace(with: connection), case .ending = left.state { close(left) }
    }
  }
}
