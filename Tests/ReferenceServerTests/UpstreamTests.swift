import Testing

@testable import ReferenceServer

@Suite("Upstream", .timeLimit(.minutes(10)))
struct UpstreamTests {
  @Test func addressIsRead() throws {
    let address = try UpstreamAddress(parsing: "http://127.0.0.1:8001/")
    #expect(address.host == "127.0.0.1")
    #expect(address.port == 8001)
  }

  @Test(arguments: ["", "127.0.0.1:8001", "https://127.0.0.1:8001", "http://127.0.0.1", "http://:1", "http://a:0"])
  func addressIsRefused(text: String) {
    #expect(throws: UpstreamError.self) { try UpstreamAddress(parsing: text) }
  }

  @Test func answerEndsByItsLength() throws {
    var answer = UpstreamAnswer()
    for byte in "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\ng".utf8 {
      try answer.append([byte])
      #expect(!answer.isComplete)
    }
    #expect(throws: UpstreamError.self) { try answer.check() }
    try answer.append("o".utf8)
    #expect(answer.isComplete)
    try answer.check()
  }

  @Test func answerWithoutLengthEndsWithTheConnection() throws {
    var answer = UpstreamAnswer()
    try answer.append("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\ngo\r\n0\r\n\r\n".utf8)
    #expect(!answer.isComplete)
    try answer.check()
  }

  @Test func otherAnswersAreErrors() throws {
    var refusal = UpstreamAnswer()
    try refusal.append("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n".utf8)
    #expect(refusal.isComplete)
    #expect(throws: UpstreamError.self) { try refusal.check() }
    var noise = UpstreamAnswer()
    #expect(throws: UpstreamError.self) { try noise.append("SSH-2.0\r\n\r\n".utf8) }
    #expect(throws: UpstreamError.self) { try UpstreamAnswer().check() }
  }

  @Test func requestSaysWhoWaits() throws {
    let visit = Visit(.backend, try Parameters(["request": "r1"]), loopThread: nil)
    let address = try UpstreamAddress(parsing: "http://127.0.0.1:8001")
    #expect(!UpstreamRequest.text(for: visit.caller, at: address, token: "t").contains("Lockstep-Backend"))
    visit.backend = 42
    #expect(
      UpstreamRequest.text(for: visit.caller, at: address, token: "t") == """
        GET /hold?request=r1 HTTP/1.1\r
        Host: 127.0.0.1:8001\r
        Lockstep-Token: t\r
        Lockstep-Request: r1\r
        Lockstep-Process: \(visit.process)\r
        Lockstep-Thread: \(visit.thread)\r
        Lockstep-Backend: 42\r
        Connection: close\r
        \r

        """)
  }
}
