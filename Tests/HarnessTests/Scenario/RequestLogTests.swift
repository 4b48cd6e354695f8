import Conformance
import Histories
import Testing

@testable import Harness

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
    log.settle("a1", .failed("closed", at: 20))
    #expect(log.outstanding.map(\.name) == ["a2"])
    #expect(log.answered == 1)
  }

  @Test("takes requests that the kit ends itself for open, and not for failed") func closed() {
    let log = log("a1", "a2")
    log.settle("a1", .failed("closed the connection", at: 20))
    log.close()
    log.settle("a2", .failed("was not waited for any longer", at: 30))
    let endings = Dictionary(uniqueKeysWithValues: log.spans(until: 40).map { ($0.request, $0.ending) })
    #expect(endings == ["a1": .failed, "a2": .open])
    #expect(log.failures == ["the server closed the connection"])
  }

  @Test("says each kind of failure once") func failures() {
    let log = log("a1", "a2", "a3")
    log.settle("a1", .failed("answered 500 to /gate: request=a1 key=1", at: 20))
    log.settle("a2", .failed("answered 500 to /gate: request=a2 key=2", at: 20))
    log.settle("a3", .failed("closed the connection", at: 20))
    #expect(
      log.failures == ["the server answered 500 to /gate: request=a1 key=1", "the server closed the connection"])
  }
}
