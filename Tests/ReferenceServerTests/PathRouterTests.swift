import NIOPosix
import Testing

@testable import ReferenceServer

@Suite("A router", .timeLimit(.minutes(10)))
struct PathRouterTests {
  private let loop = MultiThreadedEventLoopGroup.singleton.next()

  private func answer(_ request: Request, sync: Int, async: Int) async -> Response {
    let router = PathRouter(routes: SplitRoutes(fault: nil), ports: SplitPorts(sync: sync, async: async), loop: loop)
    return await withCheckedContinuation { continuation in
      loop.execute { router.run(request) { continuation.resume(returning: $0) } }
    }
  }

  @Test func handsOnTheWholeTargetAndTheToken() async throws {
    let side = try await StubSide.start("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    let target = "/_lockstep/async?request=r%201&hold=1"
    _ = await answer(Request(target: target, token: "secret"), sync: 0, async: side.port)
    let lines = side.requests.withLock { $0 }[0].split(separator: "\r\n")
    #expect(lines.first == "GET \(target) HTTP/1.1")
    #expect(lines.contains("Lockstep-Token: secret"))
    _ = await answer(Request(target: "/", token: nil), sync: side.port, async: 0)
    #expect(!side.requests.withLock { $0 }[1].contains("Lockstep-Token"))
    await side.stop()
  }

  @Test func handsBackWhatWasAnswered() async throws {
    let side = try await StubSide.start(
      """
      HTTP/1.1 400 Bad Request\r
      Content-Type: application/json\r
      Lockstep-Probe: 1\r
      Content-Length: 10\r
      Connection: close\r
      \r
      {"a":"é"}
      """, then: .closes)
    let response = await answer(Request(target: "/_lockstep/gate", token: "t"), sync: side.port, async: 0)
    #expect(response.status == 400)
    #expect(response.headers == ["Content-Type": "application/json", "Lockstep-Probe": "1"])
    #expect(response.body == #"{"a":"é"}"#)
    await side.stop()
  }

  @Test func keepsNobodyWaitingForAnother() async throws {
    let side = try await StubSide.start("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", once: 200)
    let statuses = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<200 {
        group.addTask { await answer(Request(target: "/_lockstep/gate", token: "t"), sync: side.port, async: 0).status }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(statuses == Array(repeating: 200, count: 200))
    await side.stop()
  }

  @Test(arguments: ["", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{", "SSH-2.0-OpenSSH\r\n\r\n"])
  func saysThatThereWasNoWholeAnswer(text: String) async throws {
    let side = try await StubSide.start(text, then: .closes)
    let response = await answer(Request(target: "/_lockstep/gate", token: "t"), sync: side.port, async: 0)
    #expect(response.status == 502)
    #expect(response.body.hasPrefix("The side for sync paths gave no answer: "))
    await side.stop()
  }

  @Test func saysThatASideCannotBeReached() async throws {
    let side = try await StubSide.start("")
    let port = side.port
    await side.stop()
    let response = await answer(Request(target: "/_lockstep/async", token: "t"), sync: 0, async: port)
    #expect(response.status == 502)
    #expect(response.body.hasPrefix("The side for async paths gave no answer: "))
    #expect(response.headers["Lockstep-Probe"] == nil)
  }
}
