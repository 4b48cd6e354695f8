import Conformance
import Histories
import Testing

@Suite("How many were inside at once")
struct AdmissionTests {
  typealias Count = Figures.Count

  /// Requests of one process that come in one for one as others are let go, as a chain drains them.
  private func chain(
    _ process: Int, sent: Int, atOnce: Int, at start: Int = 0, ending: Span.Ending = .done
  ) -> (spans: [Span], releases: [Release]) {
    let views = (0..<sent).map { index in
      let enter = index < atOnce ? 10 + index : 1_050 + 100 * (index - atOnce)
      let place = Place(process: process, thread: index % atOnce)
      return Span(
        "p\(process)r\(index)", at: .server(.view, place), from: start + enter, to: start + 1_000 + 100 * index)
    }
    let clients = views.map {
      Span($0.request, at: .client(process: process), from: start, to: $0.exit + 20, ending: ending)
    }
    return (clients + views, views.map { Release($0.request, at: $0.exit) })
  }

  private func admission(_ parts: (spans: [Span], releases: [Release])..., processes: Set<Int> = []) -> Admission {
    Admission(of: History(parts.flatMap(\.spans), releases: parts.flatMap(\.releases), processes: processes))
  }

  @Test func `is nothing where nobody was seen`() {
    #expect(admission().count == nil)
    #expect(admission(processes: [1]).countPerProcess == nil)
  }

  @Test func `is exact where a bound was met`() {
    let met = admission(chain(1, sent: 5, atOnce: 3))
    #expect([met.count, met.countPerProcess, met.threadsPerProcess] == [.exactly(3), .exactly(3), .exactly(3)])
    let two = admission(chain(1, sent: 5, atOnce: 3), chain(2, sent: 5, atOnce: 3))
    #expect([two.count, two.countPerProcess] == [.exactly(6), .exactly(3)])
  }

  @Test func `is at least that where nobody was kept waiting`() {
    let few = admission(chain(1, sent: 3, atOnce: 3))
    #expect([few.count, few.countPerProcess, few.threadsPerProcess] == [.atLeast(3), .atLeast(3), .atLeast(3)])
  }

  @Test(arguments: [(44, Count.atLeast(44)), (45, .unbounded), (46, .unbounded)])
  func `has no bound where a crowd was inside together`(sent: Int, count: Count) {
    let crowd = admission(chain(1, sent: sent, atOnce: sent))
    #expect([crowd.count, crowd.countPerProcess, crowd.threadsPerProcess] == [count, count, count])
  }

  @Test func `is of a crowd of which some waited what was inside`() {
    #expect(admission(chain(1, sent: 47, atOnce: 46)).count == .exactly(46))
  }

  @Test func `has a bound of the whole server only where each process shows one`() {
    let one = admission(chain(1, sent: 5, atOnce: 3), chain(2, sent: 2, atOnce: 2))
    #expect(one.count(in: 1) == .exactly(3))
    #expect(one.count(in: 2) == .atLeast(2))
    #expect([one.count, one.countPerProcess] == [.atLeast(5), .exactly(3)])
    let unseen = admission(chain(1, sent: 5, atOnce: 3), processes: [1, 2])
    #expect([unseen.count, unseen.countPerProcess] == [.atLeast(3), .exactly(3)])
    let fuller = admission(chain(1, sent: 5, atOnce: 3), chain(2, sent: 4, atOnce: 4))
    #expect(fuller.countPerProcess == .atLeast(4), "the second process may have room for more")
  }

  @Test func `has no bound of the whole server where its processes were never full together`() {
    let apart = admission(chain(1, sent: 3, atOnce: 2), chain(2, sent: 3, atOnce: 2, at: 5_000))
    #expect([apart.count, apart.countPerProcess] == [.atLeast(2), .exactly(2)])
  }

  @Test func `has a bound of the whole server that is less than that of its processes where they take turns`() {
    let processes = [1, 2, 1, 2]
    let views = processes.enumerated().map { index, process in
      Span(
        "r\(index)", at: .server(.view, Place(process: process, thread: 1)), from: 100 * index + 50,
        to: 100 * (index + 1))
    }
    let clients = views.map { Span($0.request, at: .client, from: 0, to: $0.exit + 20) }
    let turns = admission((clients + views, views.map { Release($0.request, at: $0.exit) }))
    #expect([turns.count, turns.countPerProcess] == [.exactly(1), .exactly(1)])
  }

  @Test func `counts none together who only touch`() throws {
    func view(_ name: String, _ enter: Int, _ exit: Int) -> [Span] {
      [
        Span(name, at: .client, from: 0, to: exit + 5),
        Span(name, at: .server(.view, Place(process: 1, thread: 1)), from: enter, to: exit),
      ]
    }
    let touching = History(view("a", 10, 20) + view("b", 20, 30), releases: [Release("a", at: 15)])
    #expect(Admission(of: touching).peak().map(\.request) == ["a"])
  }

  @Test func `is not exact before everything has drained, nor where two came in at once`() throws {
    var (spans, releases) = chain(1, sent: 5, atOnce: 3)
    #expect(admission((spans, releases.dropLast())).count == .atLeast(3), "the last one was never let go")
    // The fifth comes in with the fourth, after the first release.
    let late = try #require(spans.firstIndex { $0.request == "p1r4" && !$0.site.isClient })
    spans[late].enter = 1_060
    #expect(admission((spans, releases)).count == .atLeast(4))
    releases = []
    #expect(admission((spans, releases)).count == .atLeast(4))
  }

  @Test(arguments: [Span.Ending.failed, .open])
  func `is not exact and not unbounded where requests came to another end`(ending: Span.Ending) {
    #expect(admission(chain(1, sent: 5, atOnce: 3, ending: ending)).count == .atLeast(3))
    #expect(admission(chain(1, sent: 45, atOnce: 45, ending: ending)).count == .atLeast(45))
  }

  @Test func `is not exact where a request was never seen inside`() {
    let unseen = [Span("x", at: .client(process: 1), from: 0, to: 100)]
    #expect(admission(chain(1, sent: 5, atOnce: 3), (unseen, [])).count == .atLeast(3))
  }

  @Test func `is of one view, whatever else a scenario asks for`() throws {
    let (spans, releases) = chain(1, sent: 5, atOnce: 3)
    let quick = Span("q", at: .client(process: 1), from: 0, to: 100)
    let asked = Dictionary(uniqueKeysWithValues: (0..<5).map { ("p1r\($0)", "gate") } + [("q", "async")])
    let history = History(spans + [quick], releases: releases, asked: asked)
    let steps: [Scenario.Step] = [.send(Batch(.gate, .each(5))), .send(Batch(.asyncIdentity, .each(1)))]
    let scenario = Scenario("asks", steps)
    #expect(Admission(of: .gate, in: scenario, history)?.count == .exactly(3))
    #expect(Admission(of: .asyncIdentity, in: scenario, history)?.count == nil)
    #expect(Admission(of: .asyncHeld, in: scenario, history) == nil)
  }

  @Test func `leaves out the processes that a router sent nobody to`() throws {
    let (spans, releases) = chain(1, sent: 5, atOnce: 3)
    let history = History(spans, releases: releases, processes: [1, 2])
    let routed = Scenario("asks the router", [.send(Batch(.gate, .anywhere(5)))])
    #expect(Admission(of: .gate, in: routed, history)?.count == .exactly(3))
    let placed = Scenario("asks each process", [.send(Batch(.gate, .each(5)))])
    #expect(Admission(of: .gate, in: placed, history)?.count == .atLeast(3))
  }
}
