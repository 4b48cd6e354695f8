import Conformance
import Testing

@Suite("WK-1: runs the declared number of worker processes")
struct RunsDeclaredProcessesTests {
  let property = Property.runsDeclaredProcesses
  let model = ServerModel.wsgi(processes: 2, threads: 1)

  @Test func `is violated by fewer processes, and names them`() throws {
    let evidence = try property.evidence(
      """
      client p1    [a--]
      client p1    [b-----]
      work p1/t1    [a]
      work p1/t1       [b]
      """, model)
    #expect(
      evidence == """
        1 worker process answers where 2 are declared: 1
        work p1/t1   [a]
        """)
  }

  @Test("keeps a promise of a least and a most number", arguments: [(1, false), (2, true), (4, true), (5, false)])
  func range(count: Int, isKept: Bool) throws {
    let model = ServerModel(Side(processes: 2...4, .threads(1)))
    let answers = (1...count).map { "client p\($0) [a\($0)--]\nwork p\($0)/t1 [a\($0)]" }.joined(separator: "\n")
    let verdict = try property.verdict(answers, model)
    #expect(verdict.isUpheld == isKept && verdict.isViolated != isKept)
    if count == 5 {
      #expect(verdict.reason == "5 worker processes answer where 2 to 4 are declared: 1, 2, 3, 4, 5")
    }
  }

  @Test func `is violated by more processes, and shows an answer of each`() throws {
    let evidence = try property.evidence(
      """
      client p1     [a--]
      client p22    [b--]
      client p3     [c--]
      work p1/t1     [a]
      work p22/t1    [b]
      work p3/t1     [c]
      """, model)
    #expect(
      evidence == """
        3 worker processes answer where 2 are declared: 1, 3, 22
        work p1/t1    [a]
        work p22/t1   [b]
        work p3/t1    [c]
        """)
  }

  @Test func `is violated by processes that are known and had nothing to answer, and says what was waited for`() throws
  {
    let verdict = try property.verdict("up p1", model, unmet: ["the kit waited for 2 processes and saw 1"])
    #expect(
      verdict.reason
        == "1 worker process answers where 2 are declared: 1; the kit waited for 2 processes and saw 1")
    #expect(verdict.isViolated)
  }

  @Test func `is violated by a number of processes even when a request failed`() throws {
    #expect(
      try property.verdict(
        """
        client p1    [a--]
        client p1    [b--!
        work p1/t1    [a]
        """, model
      ).isViolated)
  }

  @Test(
    "is upheld when so many processes answered",
    arguments: [
      Seen(
        "an answer of each",
        """
        client p1    [a--]
        client p2    [b--]
        work p1/t1    [a]
        work p2/t1    [b]
        """, says: "2 answers came from 2 processes", opportunities: 2),
      Seen(
        "one was known from before, and all answers came from the other one",
        """
        up p1 p2
        client       [a--]
        client       [b----]
        client       [c------]
        work p1/t1    [a]
        work p1/t1       [b]
        work p1/t1         [c]
        """, says: "3 answers came from 2 processes", opportunities: 3),
    ])
  func upheld(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.upheld) }

  @Test func `counts a process and the one in its place once`() throws {
    let replaced = """
      client p1    [a--]
      client p2       [b---]
      client            [c--]
      work p1/t1    [a]
      work p2/t1       [b]
      work p3/t1         [c]
      ready                p3
      gone             p1
      replaced             p1:p3
      """
    #expect(try property.verdict(replaced, model).isUpheld)
    // Nobody had gone when the third one answered.
    let third = replaced.split(separator: "\n").filter { !$0.hasPrefix("gone") && !$0.hasPrefix("replaced") }
    let evidence = try property.evidence(third.joined(separator: "\n"), model)
    #expect(evidence.hasPrefix("3 worker processes answer where 2 are declared: 1, 2, 3"))
  }

  @Test(
    "is inconclusive without answers",
    arguments: [
      Seen("requests without answers that tell anything", "client  [a--]", says: "no process answered"),
      Seen("the processes are known, and nobody was asked", "up p1 p2", says: "no request was answered"),
    ])
  func inconclusive(seen: Seen) throws { #expect(try property.verdict(seen.diagram, model) == seen.inconclusive) }
}
