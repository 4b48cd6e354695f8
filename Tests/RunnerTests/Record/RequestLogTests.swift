import Conformance
import Histories
import Testing

@testable import Runner

@Suite("The log of requests")
struct RequestLogTests {
  private func log(_ names: String...) -> RequestLog {
    let log = RequestLog()
    for name in names { log.add(.init(name: name, view: .gate, process: 7, sent: 10)) }
    return log
  }

  @Test("tells who has no answer yet") func outstanding() {
    let log = log("a1", "a2")
    log.add(.init(name: "a3", view: .sleep, sent: 10))
    log.settle("a1", .failed(ProbeFailure(.reset), at: 20))
    #expect(log.outstanding.map(\.name) == ["a2"])
    #expect(log.answered == 1)
  }

  @Test("takes requests that the kit ends itself for open, and not for failed") func closed() {
    let log = log("a1", "a2")
    log.settle("a1", .failed(ProbeFailure(.reset), at: 20))
    log.close()
    log.settle("a2", .failed(ProbeFailure(.hungUp), at: 30))
    let endings = Dictionary(uniqueKeysWithValues: log.spans(until: 40).map { ($0.request, $0.ending) })
    #expect(endings == ["a1": .failed, "a2": .open])
    #expect(log.failures == [Failure("a1", .error, "the server closed the connection without an answer")])
  }

  @Test("says why each request failed, and what the probe said of it") func failures() {
    let log = log("a1", "a2", "a3")
    log.settle(
      "a1",
      .failed(ProbeFailure(.answered(status: 501), description: "answered 501 to /nested", isUnsupported: true), at: 20)
    )
    log.settle(
      "a2",
      .failed(ProbeFailure(.answered(status: 500), description: "answered 500 to /backend", backends: [7, 8]), at: 20))
    log.settle("a3", .failed(ProbeFailure(.reset), at: 20))
    #expect(
      log.failures == [
        Failure("a1", .unsupported, "the server answered 501 to /nested"),
        Failure("a2", .error, "the server answered 500 to /backend", backends: [7, 8]),
        Failure("a3", .error, "the server closed the connection without an answer"),
      ])
  }

  @Test("takes an answer that says that its work did not end for a failure") func unfinished() {
    let log = log("a1")
    let answer = Answer(
      process: 7, thread: 8, points: ["enter": 1, "exit": 2], finished: false, error: "they wait for each other")
    log.settle("a1", .answered(answer, sent: 10, received: 20))
    #expect(log.failures == [Failure("a1", .unfinished, "they wait for each other")])
    #expect(log.spans(until: 30).map(\.ending) == [.failed, .done])
  }

  @Test(
    "takes an answer of a view that has hardly worked for a failure, and none that took half of what was asked",
    arguments: [(0, true), (49, true), (50, false), (100, false)])
  func idle(_ milliseconds: Int, _ isShort: Bool) {
    let log = RequestLog()
    log.add(.init(name: "a1", view: .sleep, process: 7, milliseconds: 100, sent: 10))
    let answer = Answer(process: 7, thread: 8, points: ["enter": 1, "exit": 1 + milliseconds * 1_000_000])
    log.settle("a1", .answered(answer, sent: 10, received: 20))
    #expect(log.spans(until: 30).first?.ending == (isShort ? .failed : .done))
    let reason =
      "the server answered sleep after \(milliseconds) ms of work, and was asked for 100 ms; see why this view of the "
      + "probe does not wait"
    #expect(log.failures == (isShort ? [Failure("a1", .error, reason)] : []))
  }
}
