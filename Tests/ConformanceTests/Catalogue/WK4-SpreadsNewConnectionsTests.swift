import Conformance
import Histories
import Testing

@Suite("WK-4: spreads new connections, no worker gets more than its share")
struct SpreadsNewConnectionsTests {
  let property = Property.spreadsNewConnections
  let model = ServerModel.wsgi(processes: 5, threads: 1)

  /// So many answers of each process, one after the other.
  private func history(_ answers: [Int: Int], processes: Set<Int> = [1, 2, 3, 4, 5], lost: Int = 0) -> History {
    var spans: [Span] = []
    for (process, count) in answers.sorted(by: { $0.key < $1.key }) {
      for _ in 0..<count {
        let (name, start) = ("a\(spans.count / 2 + 1)", spans.count * 10)
        spans.append(Span(name, at: .client, from: start, to: start + 8))
        spans.append(Span(name, at: .server(.work, Place(process: process, thread: 1)), from: start + 2, to: start + 6))
      }
    }
    spans += (0..<lost).map { Span("z\($0)", at: .client, from: 9000, to: 9001, ending: .failed) }
    return History(spans, processes: processes)
  }

  @Test func `is violated when a worker got more than chance explains, and shows an answer of each`() throws {
    let evidence = try #require(
      property.judge(history([1: 34, 2: 34, 3: 136, 4: 34, 5: 2]), model).evidence)
    #expect(
      evidence.claim == """
        136 of 240 new connections went to process 3, of 5; more than 135 are no chance. One answer of each process:
        """)
    #expect(evidence.witnesses.map(\.site.place?.process) == [1, 2, 3, 4, 5])
    #expect(evidence.witnesses.map(\.request) == ["a1", "a35", "a69", "a205", "a239"])
  }

  @Test func `is violated when one worker got them all`() throws {
    let evidence = try #require(property.judge(history([4: 17]), model).evidence)
    #expect(
      evidence.description == """
        17 of 17 new connections went to process 4, of 5; more than 16 are no chance. One answer of each process:
        work p4/t1   [a1]
        """)
  }

  @Test func `takes a worker and the one in its place for one lot`() throws {
    let events = [
      ServerEvent(3, .gone(.code(0)), at: 5), ServerEvent(6, .ready, at: 6), ServerEvent(3, .replaced(by: 6), at: 6),
    ]
    let seen = history([1: 34, 2: 34, 3: 80, 4: 34, 5: 2, 6: 56])
    let replaced = History(seen.spans, events: events, processes: [1, 2, 3, 4, 5, 6])
    #expect(property.judge(seen, model).isInconclusive, "six of them are not five")
    #expect(
      property.judge(replaced, model).evidence?.claim.hasPrefix("136 of 240 new connections went to process 3") == true)
  }

  @Test func `is upheld up to the bound`() {
    #expect(
      property.judge(history([1: 34, 2: 34, 3: 135, 4: 34, 5: 3]), model)
        == .upheld(
          Exercise(
            opportunities: 240,
            "135 of 240 new connections went to the process that got most of them; up to 135 may be chance")))
    #expect(property.judge(history([1: 48, 2: 48, 3: 48, 4: 48, 5: 48]), model).isUpheld)
  }

  @Test func `is inconclusive when too few were answered, a process is missing, or a request failed`() {
    #expect(
      property.judge(history([4: 16]), model)
        == .inconclusive("16 answers were seen, too few for a share to say anything"))
    #expect(
      property.judge(history([1: 120, 2: 120], processes: [1, 2]), model)
        == .inconclusive("2 processes of 5 answered, and an even share is that of all of them"))
    #expect(
      property.judge(history([1: 240], lost: 1), model) == .inconclusive("1 of 241 requests failed, z0 first"))
  }

  @Test func `states its error rate`() {
    #expect(property.strength == .stochastic)
    #expect(property.page.why.contains("one of a million runs"))
  }
}
