import Glibc
import Load
import NIOPosix
import Platform
import TestSupport
import Testing

@testable import Harness

@Suite("The HTTP driver", .timeLimit(.minutes(10)))
struct HTTPConnectionTests {
  private let hello = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello"

  @Test("reads an answer, and notes when") func answer() async throws {
    try await withConnection(toStub: hello) { connection in
      let before = KitClock.now()
      let response = try await connection.get("/", within: .seconds(20))
      #expect(response.status == 200)
      #expect(response.contentType == "text/plain")
      #expect(String(decoding: response.body, as: UTF8.self) == "hello")
      #expect(before <= response.sent && response.sent <= response.received && response.received <= KitClock.now())
    }
  }

  @Test("sends several requests on one connection") func keepAlive() async throws {
    try await withConnection(toStub: hello) { connection in
      for _ in 0..<3 {
        let response = try await connection.get("/", within: .seconds(20))
        #expect(response.keepsAlive)
      }
      #expect(connection.isOpen)
    }
  }

  @Test("gives up a connection that the server wants closed") func close() async throws {
    try await withConnection(toStub: "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n") {
      connection in
      let response = try await connection.get("/", within: .seconds(20))
      #expect(!response.keepsAlive)
      try await eventually("the connection is closed") { !connection.isOpen }
    }
  }

  @Test(
    "names what was wrong with an answer",
    arguments: [
      ("", StubServer.Ending.closes, HTTPFailure.closed(bytes: nil)),
      ("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello", .closes, .closed(bytes: 5)),
      ("", .staysOpen, .timedOut(seconds: 4, bytes: nil)),
      ("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello", .staysOpen, .timedOut(seconds: 4, bytes: 5)),
      ("HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "x", count: 1_100_000), .staysOpen, .tooLarge(limit: 1 << 20)),
    ])
  func failures(_ answer: String, _ ending: StubServer.Ending, _ failure: HTTPFailure) async throws {
    // Only who waits for the end of the time is to see it, and not before what comes on a busy machine has come.
    let limit: Duration = if case .timedOut = failure { .seconds(4) } else { .seconds(60) }
    try await withConnection(toStub: answer, then: ending) { connection in
      _ = await #expect(throws: failure) { try await connection.get("/", within: limit) }
    }
  }

  @Test("tells what is not HTTP", arguments: ["hello\r\n\r\n", "\u{16}\u{3}\u{1}\r\n\r\n", "SSH-2.0-OpenSSH\r\n"])
  func garbage(_ answer: String) async throws {
    try await withConnection(toStub: answer) { connection in
      let error = await #expect(throws: HTTPFailure.self) { try await connection.get("/", within: .seconds(20)) }
      #expect(error?.description.contains("not HTTP") == true)
    }
  }

  @Test("fails at once on a connection that is closed") func closedBefore() async throws {
    try await withConnection(toStub: hello) { connection in
      connection.close()
      try await eventually("the connection is closed") { !connection.isOpen }
      await #expect(throws: HTTPFailure.closed(bytes: nil)) { try await connection.get("/", within: .seconds(60)) }
    }
  }

  @Test("is refused where nobody listens") func refused() async throws {
    let port = try FreePort.pick()
    await #expect(throws: HTTPFailure.refused) {
      try await HTTPConnection.open(port: port, on: MultiThreadedEventLoopGroup.singleton)
    }
  }

  @Test("tells a server that takes no connection from one that refuses it") func unaccepted() async throws {
    let (descriptor, port) = try FreePort.listen(backlog: 0)
    defer { Glibc.close(descriptor) }
    let group = MultiThreadedEventLoopGroup.singleton
    var queue: [HTTPConnection] = []
    await #expect(throws: HTTPFailure.unaccepted(seconds: 0.5)) {
      // So many come about as the backlog holds.
      for _ in 0..<100 {
        queue.append(try await HTTPConnection.open(port: port, on: group, within: .milliseconds(500)))
      }
    }
  }

  @Test("stops waiting when it is cancelled") func cancelled() async throws {
    try await withConnection(toStub: "") { connection in
      let task = Task { try await connection.get("/", within: .seconds(3_600)) }
      task.cancel()
      let result = await task.result
      #expect(throws: HTTPFailure.cancelled) { try result.get() }
    }
  }

  @Test("stops connecting when it is cancelled") func cancelledAttempt() async throws {
    // A socket whose backlog is full neither takes a connection nor refuses it.
    let (descriptor, port) = try FreePort.listen(backlog: 0)
    defer { Glibc.close(descriptor) }
    let group = MultiThreadedEventLoopGroup.singleton
    var queue: [HTTPConnection] = []
    let task = Task {
      while true { _ = try await HTTPConnection.open(port: port, on: group, within: .seconds(3_600)) }
    }
    queue.append(try await HTTPConnection.open(port: port, on: group, within: .seconds(60)))
    task.cancel()
    let result = await task.result
    #expect(throws: HTTPFailure.cancelled) { try result.get() }
  }
}
