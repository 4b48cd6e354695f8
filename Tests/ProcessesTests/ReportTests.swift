import Testing

@testable import Processes

@Suite("A supervisor's report", .timeLimit(.minutes(10)))
struct ReportTests {
  @Test(
    arguments: [
      ("started 12", .started(12)), ("failed 2", .failed(errno: 2)), ("exited 0", .ended(.code(0))),
      ("signaled 9", .ended(.signal(9))), ("gone", .gone), ("made lockstep-x", .made("lockstep-x")),
      ("unmade 17", .unmade(errno: 17)),
    ] as [(String, SupervisorReport)])
  func `has seven kinds of line`(line: String, report: SupervisorReport) {
    #expect(SupervisorReport(line) == report)
  }

  @Test(arguments: ["", "started", "started x", "gone 1", "made", "unmade", "hello"])
  func `has no others`(line: String) {
    #expect(SupervisorReport(line) == nil)
  }

  @Test func `is put together from pieces`() {
    var reader = ReportReader()
    #expect(reader.reports(in: Array("star".utf8)) == [])
    #expect(reader.reports(in: Array("ted 7\nexited 0\ngo".utf8)) == [.started(7), .ended(.code(0))])
    #expect(reader.reports(in: Array("ne\n".utf8)) == [.gone])
  }
}
