import Conformance
import Histories
import Testing

@Suite("Every judge")
struct EveryJudgeTests {
  private static let failed = "\nclient  [zz-!"
  private static let open = "\nclient  [zz->"

  @Test func `has a drawing here that upholds it`() {
    #expect(Set(Kept.all.map(\.judged.property.id)) == Set(Catalogue.all.map(\.id)))
    #expect(Kept.all.count == Catalogue.all.count)
  }

  @Test("upholds what was kept", arguments: Kept.all)
  func kept(kept: Kept) throws {
    let verdict = try kept.judged.verdict(kept.diagram)
    #expect(verdict.isUpheld, "\(verdict)")
  }

  @Test("decides nothing where nothing was seen, and says what the kit waited for in vain", arguments: Kept.all)
  func nothing(kept: Kept) throws {
    #expect(try kept.judged.verdict("") == .inconclusive(kept.nothing))
    #expect(
      try kept.judged.verdict("", unmet: ["nobody came in"]) == .inconclusive(kept.nothing + "; nobody came in"))
  }

  @Test(
    "decides nothing where a request was lost", arguments: Kept.all,
    [
      Seen("one failed", failed, says: "1 of <all> failed, zz first"),
      Seen("one got no answer", open, says: "1 of <all> got no answer, zz first"),
      Seen(
        "one failed, and another one got no answer", failed + "\nclient   [zzz-->",
        says: "2 of <all> failed or got no answer, zz first"),
    ])
  func lost(kept: Kept, seen: Seen) throws {
    let diagram = kept.diagram + seen.diagram
    let count = try Diagram.parse(diagram).requests.count
    let reason = seen.says.replacing("<all>", with: "\(count) requests")
    #expect(try kept.judged.verdict(diagram) == .inconclusive(reason))
    #expect(
      try kept.judged.verdict(
        diagram, unmet: ["nobody came in"], failures: [Failure("zz", .error, "backend 7 went away")])
        == .inconclusive(reason + "; nobody came in; backend 7 went away"))
  }

  @Test(
    "that counts requests decides nothing where one was answered without ever having been seen",
    arguments: Kept.all.filter { $0.place != nil })
  func unseen(kept: Kept) throws {
    let diagram = kept.diagram + "\nclient  [zz-]"
    let count = try Diagram.parse(diagram).requests.count
    let place = try #require(kept.place)
    #expect(
      try kept.judged.verdict(diagram)
        == .inconclusive(
          "1 of \(count) requests was answered without ever having been seen \(place), zz first"))
  }

  @Test("speaks of no framework that says that it has no such view", arguments: Kept.all)
  func unsupported(kept: Kept) throws {
    let drawn = try Diagram.parse(kept.diagram + Self.failed)
    let history = History(drawn.spans, failures: [Failure("zz", .unsupported, "the server answered 501")])
    let subject = Subject("s", kept.judged.model)
    #expect(kept.judged.property.inapplicable(subject) == nil)
    #expect(kept.judged.property.verdict(on: history, of: subject) == .inapplicable("the server answered 501"))
  }
}
