import Histories
import NIOPosix
import Platform
import TestSupport
import Testing

@testable import Harness

@Suite("The upstream", .timeLimit(.minutes(10)))
struct UpstreamTests {
  private let group = MultiThreadedEventLoopGroup.singleton

  private func headers(_ request: String, token: String = "t", backend: String? = nil) -> [String: String] {
    var headers = [
      "Lockstep-Token": token, "Lockstep-Request": request, "Lockstep-Process": "7", "Lockstep-Thread": "8",
    ]
    headers["Lockstep-Backend"] = backend
    return headers
  }

  private func connection(to upstream: HoldingUpstream) async throws -> HTTPConnection {
    let port = try #require(upstream.address.split(separator: ":").last.flatMap { Int($0) })
    return try await HTTPConnection.open(port: port, on: group)
  }

  @Test("holds a request until it is let go, and says who waits") func holds() async throws {
    let upstream = try await HoldingUpstream.open(on: group)
    for token in ["t", "t1", "t2"] { upstream.admit(token) }
    let connection = try await connection(to: upstream)
    let before = KitClock.now()
    let answer = Task { try await connection.get("/hold", headers: headers("a1", backend: "9"), within: .seconds(60)) }
    let held = try await eventually("a1 is held") { upstream.held(of: "t").first }
    #expect(held.request == "a1")
    #expect(held.place == Place(process: 7, thread: 8, backend: 9))
    #expect(before < held.arrived && held.arrived < KitClock.now())
    upstream.release(["a2"], of: "t")
    upstream.release(["a1"], of: "other")
    #expect(upstream.held(of: "t").count == 1)
    upstream.release(["a1"], of: "t")
    #expect(try await answer.value.status == 200)
    #expect(upstream.held(of: "t").isEmpty)
    await upstream.close()
  }

  @Test("does not hold who was let go on the way") func early() async throws {
    let upstream = try await HoldingUpstream.open(on: group)
    for token in ["t1", "t2"] { upstream.admit(token) }
    upstream.release(["a1"], of: "t1")
    let (one, two) = (try await connection(to: upstream), try await connection(to: upstream))
    let other = Task { try await two.get("/hold", headers: headers("a1", token: "t2"), within: .seconds(60)) }
    let answer = try await one.get("/hold", headers: headers("a1", token: "t1"), within: .seconds(60))
    #expect(answer.status == 200)
    try await eventually("that of the other server is held") { upstream.held(of: "t2").count == 1 }
    upstream.dismiss("t2")
    #expect(try await other.value.status == 200)
    await upstream.close()
  }

  @Test("keeps the servers of a run apart") func tokens() async throws {
    let upstream = try await HoldingUpstream.open(on: group)
    for token in ["t", "t1", "t2"] { upstream.admit(token) }
    let (one, two) = (try await connection(to: upstream), try await connection(to: upstream))
    let first = Task { try await one.get("/hold", headers: headers("a1", token: "t1"), within: .seconds(60)) }
    let second = Task { try await two.get("/hold", headers: headers("a1", token: "t2"), within: .seconds(60)) }
    try await eventually("both are held") {
      upstream.held(of: "t1").count == 1 && upstream.held(of: "t2").count == 1
    }
    upstream.release(["a1"], of: "t1")
    #expect(try await first.value.status == 200)
    #expect(upstream.held(of: "t2").count == 1)
    await upstream.close()
    _ = await second.result
  }

  @Test("forgets whom the server has given up") func hangup() async throws {
    let upstream = try await HoldingUpstream.open(on: group)
    for token in ["t", "t1", "t2"] { upstream.admit(token) }
    let connection = try await connection(to: upstream)
    let answer = Task { try await connection.get("/hold", headers: headers("a1"), within: .seconds(60)) }
    try await eventually("a1 is held") { !upstream.held(of: "t").isEmpty }
    answer.cancel()
    try await eventually("a1 is forgotten") { upstream.held(of: "t").isEmpty }
    await upstream.close()
  }

  @Test("turns away who does not say who it is") func strangers() async throws {
    let upstream = try await HoldingUpstream.open(on: group)
    for token in ["t", "t1", "t2"] { upstream.admit(token) }
    for missing in ["Lockstep-Token", "Lockstep-Request", "Lockstep-Process", "Lockstep-Thread"] {
      var headers = headers("a1")
      headers[missing] = nil
      let connection = try await connection(to: upstream)
      #expect(try await connection.get("/hold", headers: headers, within: .seconds(20)).status == 403)
    }
    await upstream.close()
  }

  @Test("holds nobody but the servers of its run, and those no longer once they have ended") func others() async throws
  {
    let upstream = try await HoldingUpstream.open(on: group)
    upstream.admit("t")
    let stranger = try await connection(to: upstream)
    let headers = headers("a1", token: "x")
    #expect(try await stranger.get("/hold", headers: headers, within: .seconds(20)).status == 404)
    #expect(upstream.held(of: "x").isEmpty)
    let (first, second) = (try await connection(to: upstream), try await connection(to: upstream))
    let held = Task { try await first.get("/hold", headers: self.headers("a1"), within: .seconds(60)) }
    try await eventually("a1 is held") { !upstream.held(of: "t").isEmpty }
    upstream.dismiss("t")
    #expect(try await held.value.status == 200)
    #expect(try await second.get("/hold", headers: self.headers("a2"), within: .seconds(20)).status == 404)
    await upstream.close()
  }

  @Test("lets everybody go when it closes") func closes() async throws {
    let upstream = try await HoldingUpstream.open(on: group)
    for token in ["t", "t1", "t2"] { upstream.admit(token) }
    let connection = try await connection(to: upstream)
    let answer = Task { try await connection.get("/hold", headers: headers("a1"), within: .seconds(60)) }
    try await eventually("a1 is held") { !upstream.held(of: "t").isEmpty }
    await upstream.close()
    #expect(try await answer.value.status == 200)
  }
}
