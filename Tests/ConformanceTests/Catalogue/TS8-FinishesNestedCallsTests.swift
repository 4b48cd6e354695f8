import Conformance
import Histories
import Testing

@Suite("TS-8: finishes nested async-to-sync and sync-to-async calls")
struct FinishesNestedCallsTests {
  let property = Property.finishesNestedCalls[1]
  let model = ServerModel.asgi(processes: 1, threadSensitive: .oneThread)

  @Test func `has a case for each shape`() {
    let views = Property.finishesNestedCalls.map { $0.scenario(model).steps }
    #expect(
      views
        == [View.nestedWaitFor, .nestedGather, .nestedTask, .nestedTaskLeftBehind].map {
          [.send(Batch($0, .each(1))), .awaitAnswers]
        })
  }

  @Test func `is violated when a view says that its calls wait for each other`() throws {
    let evidence = try property.evidence(
      """
      client p1    [a----!
      work p1/t1     [a-]
      """, model, failures: [Failure("a", .unfinished, "the calls did not finish within 3 s")])
    #expect(
      evidence == """
        process 1 did not finish the nested calls of a: the calls did not finish within 3 s
        client p1   [a!
        """)
  }

  @Test func `is violated by the second process although the first one got no answer`() throws {
    let verdict = try property.verdict(
      """
      client p1  [a----!
      client p2  [b----!
      """, .asgi(processes: 2, threadSensitive: .perRequest),
      failures: [Failure("a", .error, "the server was gone"), Failure("b", .unfinished, "cancelled")])
    #expect(verdict.reason == "process 2 did not finish the nested calls of b: cancelled")
  }

  @Test(
    "is upheld when all came to an end",
    arguments: [
      Seen(
        "one process",
        """
        client p1    [a----]
        work p1/t1    [a-]
        """, says: "1 request in 1 process came to an end", opportunities: 1),
      Seen(
        "two processes, one of them asked twice",
        """
        client p1    [a----]
        client p1    [b----]
        client p2    [c----]
        work p1/t1    [a-]
        work p1/t1       [b-]
        work p2/t1    [c-]
        """, says: "3 requests in 2 processes came to an end", opportunities: 3),
    ])
  func upheld(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.upheld) }

  @Test func `is inconclusive when the second process was not asked`() throws {
    let verdict = try property.verdict(
      """
      up p2
      client p1    [a----]
      work p1/t1    [a-]
      """, model)
    #expect(verdict == .inconclusive("no request was sent to process 2"))
  }
}
