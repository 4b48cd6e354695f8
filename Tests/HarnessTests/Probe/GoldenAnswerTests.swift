import Conformance
import ProbeContract
import Runner
import ServerFiles
import Testing

@testable import Harness

@Suite("The kit's own side of the golden files")
struct GoldenAnswerTests {
  @Test("asks for each view as they do") func paths() throws {
    let exchanges = try Golden.exchanges.filter { $0.status == 200 }
    let values = ["request": "a1", "namespace": "-7", "key": "9"]
    for view in View.allCases {
      let path = view.path(
        request: "a1", namespace: -7, key: view.heldAt == .gate ? 9 : nil, row: nil, milliseconds: 20)
      let golden = exchanges.map { $0.path.filled(with: values) }
      #expect(golden.contains { Self.parts($0) == Self.parts(path) }, "\(path)")
    }
  }

  @Test("holds each view where they do") func places() throws {
    for view in View.allCases {
      let path = view.path(request: "{request}", namespace: 0, key: nil, row: nil, milliseconds: 20)
      let asked = Self.parts(path)
      let golden = try #require(
        try Golden.exchanges.first { $0.status == 200 && Self.parts($0.path).isSuperset(of: asked) }, "\(path)")
      #expect(golden.held?.rawValue == view.heldAt?.rawValue, "\(path)")
      if view.heldAt == .gate { #expect(golden.writes == view.writes, "\(path)") }
    }
  }

  @Test("reads each answer that they allow", arguments: [false, true]) func answers(_ isSparse: Bool) throws {
    for exchange in try Golden.exchanges where exchange.status == 200 {
      let sample = try #require(exchange.answer).filled(with: ["request": "a1"]).sample(isSparse)
      let answer = try Self.response(200, sample).probeAnswer(to: exchange.path, for: "a1")
      #expect((answer.process, answer.thread) == (7, 7))
      #expect((answer.backend == nil) == (sample["backend"] == .null))
      #expect((answer.settings == nil) == (sample["settings"] == .null))
      #expect(answer.points.isEmpty == false && answer.asyncViews)
      #expect((answer.finished == nil) == (sample["finished"] == nil), "\(exchange.title)")
      #expect(exchange.view != "affinity" || answer.answer.stages.map(\.stage) == ["view", "query"])
    }
  }

  @Test("reads each refusal and each failure") func failures() throws {
    for exchange in try Golden.exchanges where exchange.status != 200 {
      let sample = exchange.answer?.filled(with: ["request": "a1"]).sample(false) ?? .object([:])
      let error = #expect(throws: ProbeFailure.self) {
        try Self.response(exchange.status, sample).probeAnswer(to: "/v", for: "a1")
      }
      #expect(error?.description.hasPrefix("answered \(exchange.status) to /v") == true, "\(exchange.title)")
      #expect(error?.isUnsupported == false)
    }
  }

  private static func response(_ status: Int, _ body: JSONValue) -> HTTPResponse {
    HTTPResponse(
      status: status, contentType: "application/json", body: Array(body.description.utf8), keepsAlive: true, sent: 0,
      received: 1)
  }

  /// A path and its parameters, whatever their order.
  private static func parts(_ path: String) -> Set<Substring> { Set(path.split { $0 == "?" || $0 == "&" }) }
}

extension JSONValue {
  fileprivate subscript(key: String) -> JSONValue? { if case .object(let members) = self { members[key] } else { nil } }

  /// A value of each marker's kind; null where it may be and `isSparse`.
  fileprivate func sample(_ isSparse: Bool) -> JSONValue {
    switch self {
    case .text("<id>"): .whole(7)
    case .text("<time>"): .whole(9)
    case .text("<flag>"): .flag(true)
    case .text("<stages>"): .list([])
    case .text("<stages: view query>"):
      .list(
        ["view", "query"].map { .object(["stage": .text($0), "thread": .whole(7), "at": .whole(9)]) })
    case .text(let text) where text.hasSuffix(" or null>"):
      isSparse ? .null : JSONValue.text(text.replacing(" or null", with: "")).sample(false)
    case .text("<gateway>"): .text("asgi")
    case .text(let text) where text.hasPrefix("<"): .text("It is a text.")
    case .list(let list): .list(list.map { $0.sample(isSparse) })
    case .object(let members): .object(members.mapValues { $0.sample(isSparse) })
    case .null, .flag, .whole, .number, .text: self
    }
  }
}
