import Runner
import Testing

@testable import Harness

@Suite("An answer of the probe", .timeLimit(.minutes(10)))
struct ProbeAnswerTests {
  private func response(_ status: Int, _ body: String, type: String = "application/json") -> HTTPResponse {
    HTTPResponse(
      status: status, contentType: type, body: Array(body.utf8), keepsAlive: true, sent: 0, received: 1)
  }

  private let whole = """
    {"probe":1,"request":"a1","process":7,"thread":8,"backend":null,"loop_thread":9,"points":{"enter":1,"exit":2},
     "stages":[{"stage":"query","thread":8,"at":1}],"versions":{"server":"x"},"async_views":false,
     "settings":{"lock_timeout":"0"}}
    """

  @Test("is read") func reads() throws {
    let answer = try response(200, whole).probeAnswer(to: "/_lockstep/gate", for: "a1")
    #expect((answer.process, answer.thread, answer.backend, answer.loopThread) == (7, 8, nil, 9))
    #expect(answer.settings == ["lock_timeout": "0"])
    #expect(!answer.asyncViews)
  }

  @Test("says which way its request went, where nobody made the probe a part of the application") func passage() throws
  {
    func words(_ more: String) throws -> String? {
      let body = whole.replacing("{\"probe\":1", with: "{\"probe\":1,\(more)", maxReplacements: 1)
      return try response(200, body).probeAnswer(to: "/_lockstep/ready", for: "a1").passage?.words
    }
    #expect(try words(#""x":1"#) == nil && words(#""way":"elsewhere""#) == nil)
    #expect(
      try words(#""way":"through","connection":"Django's 'default'""#)
        == "the probe was added from outside: requests go through the application's own middleware; its connection is "
        + "Django's 'default'")
    #expect(
      try words(#""way":"beside","answered_by":"shop.Wall","answered_with":"302 to /login""#)
        == "the probe was added from outside: requests go beside the application's own middleware, by shadows of it, since "
        + "shop.Wall answered 302 to /login")
  }

  @Test(
    "is told from anything else, with what came instead",
    arguments: [
      (
        500, #"{"probe":1,"error":"DataError: no such row.","sqlstate":"22000"}"#,
        "answered 500 to /v: DataError: no such row. Look into its log"
      ),
      (502, "<h1>Bad Gateway</h1>\nnginx", "answered 502 to /v: <h1>Bad Gateway</h1>; look into its log"),
      (503, "", "answered 503 to /v; look into its log"), (404, "", "is the probe part of the app"),
      (200, "{}", "not the probe's JSON (application/json): \"{}\""),
      (200, #"{"process":7,"thread":8,"points":{},"versions":{},"async_views":true}"#, "not the probe's JSON"),
      (
        200, #"{"probe":2}"#,
        "answered /v in version 2 of the probe's protocol, and this kit speaks version 1; give the app"
      ),
      (500, #"{"probe":2,"error":"No."}"#, "in version 2 of the probe's protocol, and this kit speaks version 1"),
      (501, #"{"probe":0,"unsupported":true}"#, "in version 0 of the probe's protocol, and this kit speaks version 1"),
      (200, "\u{1B}[31mred\u{7}", "\"[31mred\""), (200, #"{"process": "seven"}"#, "not the probe's JSON"),
    ])
  func complaints(_ status: Int, _ body: String, _ words: String) {
    let error = #expect(throws: ProbeFailure.self) { try response(status, body).probeAnswer(to: "/v", for: "a1") }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  @Test("is not there where the app answers an error of its own, which its log has") func logged() {
    let log = ["Internal Server Error: /v", "Traceback (most recent call last):", "  in x", "RuntimeError: no loop."]
    let page = "<!doctype html>\n<title>Server Error (500)</title>"
    let quoted = #expect(throws: ProbeFailure.self) {
      try response(500, page).probeAnswer(to: "/v", for: "a1", log: { log })
    }
    #expect(quoted?.description.hasSuffix("answered 500 to /v; its log says: RuntimeError: no loop") == true)
    let silent = #expect(throws: ProbeFailure.self) { try response(500, page).probeAnswer(to: "/v", for: "a1") }
    #expect(silent?.description.contains("answered 500 to /v: Server Error (500); look into its log") == true)
    let told = #expect(throws: ProbeFailure.self) {
      try response(500, #"{"probe":1,"error":"No."}"#).probeAnswer(to: "/v", for: "a1", log: { log })
    }
    #expect(told?.description.contains("answered 500 to /v: No.") == true)
  }

  @Test("is of another version whatever else it says") func versions() {
    let future = whole.replacing("\"probe\":1", with: "\"probe\":2")
    let error = #expect(throws: ProbeFailure.self) { try response(200, future).probeAnswer(to: "/v", for: "a1") }
    #expect(error?.description.contains("version 2 of the probe's protocol") == true, "\(error?.description ?? "")")
  }

  @Test("says that a view is unsupported, or which backends it saw, in this version only", arguments: [0, 1, 2])
  func claims(_ version: Int) {
    let body = #"{"probe":\#(version),"error":"No.","unsupported":true,"backends":[7,8]}"#
    let error = #expect(throws: ProbeFailure.self) { try response(501, body).probeAnswer(to: "/v", for: "a1") }
    #expect(error?.isUnsupported == (version == 1))
    #expect(error?.backends == (version == 1 ? [7, 8] : []))
  }
}
