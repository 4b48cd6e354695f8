import Conformance
import Histories
import ServerFiles
import TestSupport
import Testing

@testable import Capacity
@testable import Harness
@testable import Load
@testable import Planning
@testable import Reporting
@testable import Runner

@Suite("What others have written", .aside, .timeLimit(.minutes(60)))
struct ForeignInputTests {
  private static let answer = """
    {"probe":1,"request":"a1","view":"gate","process":7,"thread":8,"backend":11,"loop_thread":9,
     "points":{"enter":1,"exit":2,"tick":3},"stages":[{"stage":"query","thread":8,"at":1},{"stage":"middleware","thread":8,"at":2}],
     "versions":{"server":"x","django":"5.2"},"async_views":false,"settings":{"lock_timeout":"0","statement_timeout":"5min"},
     "finished":true,"error":null}
    """

  @Test("an answer is taken as the probe's, or refused in a sentence") func answers() throws {
    try Fuzz.run("answers", [Self.answer], count: 2000) { try Self.use($0) }
  }

  @Test("an answer is taken or refused with each of its numbers and texts at each extreme") func extremes() throws {
    for input in Leaves(of: Self.answer).replaced({ _ in true }, by: Mutator.numbers + Mutator.texts) {
      do { try Self.use(input) } catch { Fuzz.expectSentence(String(describing: error)) }
    }
  }

  /// Goes the way of an answer: read, turned into spans, put into a history, judged.
  private static func use(_ bytes: [UInt8]) throws {
    let response = HTTPResponse(
      status: 200, contentType: "application/json", body: bytes, keepsAlive: true, sent: 1, received: 9)
    let answer = try response.probeAnswer(to: "/_lockstep/gate", for: "a1")
    for text in (answer.settings ?? [:]).values { _ = PostgresTimeout(text).map { $0.duration < .seconds(10) } }
    let log = RequestLog()
    for view in [View.gate, .sleep, .identity] {
      log.add(.init(name: "\(view.rawValue)", view: view, process: answer.process, sent: 1))
      log.settle(view.rawValue, .answered(answer.answer, sent: 1, received: 9))
    }
    let history = History(log.spans(until: 20), failures: log.failures, asked: log.asked)
    for model: ServerModel in [.wsgi(processes: 1, threads: 1), .asgi(processes: 1, threadSensitive: .oneThread)] {
      for property in Catalogue.all { _ = property.verdict(on: history, of: Subject("x", model)) }
    }
    _ = Diagram.draw(history.spans)
  }

  @Test("a server file is read, or refused in a sentence") func serverFiles() throws {
    let samples = [
      "name: a\ncommand: [x, \"{port}\"]\nmodel: {gateway: wsgi, processes: 5, threads: 1, backends: 60}\n",
      """
      name: a
      command: [x, "{port}"]
      model:
        gateway: split
        sync: {processes: {least: 1, most: 4}, threads: {greenlets: 9, blocked-by: [query]}, grace: 30s}
        async: {processes: 2, database: {pool: 5, overflow: 10}, listens: per-worker, keep-alive: 500ms}

      """,
      "name: b\npython: bin/python\ncommand: [x, \"{fd}\"]\nmodel:\n  gateway: asgi\n  processes: 1\n  sync-views: {pool: 6}\nvariables:\n  A: \"b\"\n",
      "name: c\ncommand: [x, \"{port}\"]\nmodel: {gateway: split, sync: {processes: 2, threads: 1}, async: {processes: 2}}\n",
    ]
    try Fuzz.run("server files", samples, count: 1500) { bytes in
      _ = try ServerFile.parse(String(decoding: bytes, as: UTF8.self), file: "f.yaml")
    }
  }

  @Test("a list of known violations is read, or refused in a sentence") func lists() throws {
    let sample = "# why\nTS-4  the driver has one connection  https://example.org/1\n\nCP-1  slow  http://example.org\n"
    let subject = Subject("x", .asgi(processes: 1, threadSensitive: .pool(2)))
    try Fuzz.run("known violations", [sample], count: 1500) { bytes in
      _ = try KnownViolations.parse(String(decoding: bytes, as: UTF8.self), about: subject)
    }
  }

  @Test("a recorded histogram is read, or refused in a sentence") func histograms() throws {
    try Fuzz.run("histograms", ["# s n\n0.250 17\n0.5 3\n1 1\n"], count: 1500) { bytes in
      _ = try Distribution.recorded(lines: String(decoding: bytes, as: UTF8.self)).words
    }
  }

  @Test("an answer's bytes are read, or refused in a sentence") func bytes() throws {
    let samples = [
      "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: keep-alive\r\n\r\nhello",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", "HTTP/1.0 503 No\r\n\r\ngone",
    ]
    try Fuzz.run("HTTP", samples, count: 3000) { bytes in
      var reader = AnswerReader()
      let half = bytes.count / 2
      for piece in [bytes[..<half], bytes[half...]] {
        if try piece.withUnsafeBytes({ try reader.take($0, keepsBody: { _ in true }) }) != nil { return }
      }
      _ = try reader.end(keepsBody: { _ in true })
    }
  }
}
