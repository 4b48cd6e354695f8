import Testing

@testable import ReferenceServer

@Suite("Requests and answers", .timeLimit(.minutes(10)))
struct RequestTests {
  @Test func splitTheTarget() {
    let request = Request(target: "/_lockstep/gate?request=r1&key=%2d5&a+b=c%20d&empty&x=1&x=2", token: "t")
    #expect(request.target == "/_lockstep/gate?request=r1&key=%2d5&a+b=c%20d&empty&x=1&x=2")
    #expect(request.path == "/_lockstep/gate")
    #expect(request.query == ["request": "r1", "key": "-5", "a b": "c d", "empty": "", "x": "2"])
    #expect(request.token == "t")
  }

  @Test(arguments: ["%", "%4", "%zz", "100%"])
  func keepWhatIsNoEscape(text: String) {
    #expect(Request(target: "/?a=\(text)", token: nil).query == ["a": text])
  }

  @Test func nameViews() {
    #expect(ViewName(path: "/_lockstep/row-gate") == .rowGate)
    #expect(ViewName(path: "/_lockstep/async-blocking")?.isAsync == true)
    #expect(ViewName(path: "/_lockstep/gate/") == nil)
    #expect(ViewName(path: "/gate") == nil)
  }

  @Test func areWrittenAsJSON() {
    let json = JSON.object([
      ("b", .integer(1)), ("a", .array([.null, .bool(true), JSON(nil as String?)])), ("s", .string("\"\\\n\u{1}é")),
    ])
    #expect(json.text == #"{"b":1,"a":[null,true,null],"s":"\"\\\n\u0001é"}"#)
  }

  @Test func tellFailuresFromBadParameters() throws {
    let refused = Response.failed(BadParameter("No."), request: "r1")
    #expect(refused.status == 400)
    #expect(refused.body == #"{"probe":1,"error":"No."}"#)
    let failed = Response.failed(ServingError("no thread"), request: "r1")
    #expect(failed.status == 500)
    #expect(
      failed.body
        == #"{"probe":1,"error":"The view raised ServingError: no thread","sqlstate":null,"backends":null,"request":"r1"}"#
    )
  }

  @Test func tellAboutAVisit() throws {
    let visit = Visit(.affinity, try Parameters(["request": "r1"]), loopThread: 7, stages: [Visit.Stage("middleware")])
    visit.mark(.enter)
    visit.backend = 42
    let body = Response.answered(visit).body
    #expect(body.hasPrefix(#"{"probe":1,"request":"r1","view":"affinity","process":"#))
    #expect(body.contains(#""backend":42,"gateway":"asgi","loop_thread":7,"points":{"enter":"#))
    #expect(body.contains(#""stages":[{"stage":"middleware","thread":\#(PosixThread.current),"at":"#))
    #expect(body.hasSuffix(#""server":"lockstep-server"},"async_views":true,"settings":null}"#))
    #expect(visit.comment == "/*lockstep request=r1 process=\(visit.process) thread=\(visit.thread)*/ ")
  }
}
