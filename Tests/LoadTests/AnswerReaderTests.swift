import Testing

@testable import Load

@Suite("The reader of answers", .timeLimit(.minutes(10)))
struct AnswerReaderTests {
  private func read(_ text: String, piece: Int, ended: Bool = false) throws -> AnswerReader.Answer? {
    var reader = AnswerReader()
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: piece) {
      let part = Array(bytes[start..<min(bytes.count, start + piece)])
      if let answer = try part.withUnsafeBytes({ try reader.take($0) { _ in true } }) { return answer }
    }
    return ended ? try reader.end { _ in true } : nil
  }

  @Test("reads an answer in whatever pieces it comes", arguments: [1, 2, 3, 7, 1000])
  func pieces(_ piece: Int) throws {
    let sized = try #require(
      try read("HTTP/1.1 200 OK\r\ncontent-LENGTH:  5\r\nX: y\r\n\r\nhello", piece: piece))
    #expect((sized.status, sized.keepsAlive, String(decoding: sized.body, as: UTF8.self)) == (200, true, "hello"))
    let chunked = try #require(
      try read(
        "HTTP/1.1 500 No\r\nTransfer-Encoding: chunked\r\nConnection: Close\r\n\r\n3;x\r\nhel\r\n2\r\nlo\r\n0\r\nT: 1\r\n\r\n",
        piece: piece))
    #expect((chunked.status, chunked.keepsAlive) == (500, false))
    #expect(String(decoding: chunked.body, as: UTF8.self) == "hello")
    let open = try #require(try read("HTTP/1.0 200 OK\r\n\r\nhello", piece: piece, ended: true))
    #expect((open.keepsAlive, String(decoding: open.body, as: UTF8.self)) == (false, "hello"))
    let empty = try #require(try read("HTTP/1.1 204 No Content\r\n\r\n", piece: piece))
    #expect((empty.status, empty.keepsAlive, empty.body) == (204, true, []))
  }

  @Test("tells what is cut off, and what is not HTTP")
  func failures() {
    #expect(throws: HTTPFailure.closed(bytes: 3)) {
      try read("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel", piece: 9, ended: true)
    }
    #expect(throws: HTTPFailure.closed(bytes: nil)) { try read("HTTP/1.1 200", piece: 9, ended: true) }
    for text in ["SSH-2.0", "HTTP/1.1 abc OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: x\r\n"] {
      #expect(throws: HTTPFailure.self) { try read(text, piece: 1) }
    }
  }
}
