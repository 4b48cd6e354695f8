import Conformance
import Histories
import Testing

@Suite("A process that was found stopped")
struct SuspendedTests {
  let property = Property.admitsItsSlots
  let model = ServerModel.wsgi(processes: 1, threads: 2)
  static let one = """
    client p1  [a----]
    client p1  [b----------]
    client p1  [c----------------]
    p1/t1       [a-]
    p1/t1             [b-]
    p1/t1                   [c-]
    release         a     b     c
    """

  @Test func `is no proof of too few at once, where somebody was waited for in vain`() throws {
    #expect(try property.verdict(Self.one, model, unmet: ["nobody came in"]).isViolated)
    #expect(try property.verdict(Self.one + "\nstopped  p1", model).isViolated, "nobody was waited for")
    #expect(
      try property.verdict(Self.one + "\nstopped              p1", model, unmet: ["nobody came in"])
        == .inconclusive(
          "the kit waited in vain; nobody came in; process 1 had been stopped, by SIGSTOP or a debugger"
        ))
  }

  @Test func `was none of this run's where that was before its first request`() throws {
    let verdict = try property.verdict(Self.one + "\nstopped    p1", model, unmet: ["nobody came in"])
    #expect(verdict.isInconclusive)
    let early = try property.verdict(
      Self.one.replacing("client ", with: "client      ").replacing("p1/t1  ", with: "p1/t1       ")
        .replacing("release  ", with: "release       ") + "\nstopped p1", model, unmet: ["nobody came in"])
    #expect(early.isViolated)
  }

  @Test func `hides no proof of too many at once`() throws {
    let evidence = try property.evidence(
      """
      client p1  [a----]
      client p1  [b----]
      client p1  [c----]
      p1/t1       [a-]
      p1/t2       [b-]
      p1/t3       [c-]
      stopped      p1
      """, model, unmet: ["nobody came in"])
    #expect(evidence.hasPrefix("process 1 ran 3 blocking requests at once"))
  }
}
