import Conformance
import Foundation
import Histories
import Testing

@Suite("Figures")
struct FiguresTests {
  func drawn(_ view: View, _ diagram: String) throws -> (scenario: Scenario, history: History) {
    (Scenario("sends", [.send(Batch(view, .each(1)))]), try Diagram.parse(diagram))
  }

  /// The figures in one line: processes, sync, sync per process, async, threads, backends at peak and after.
  func line(_ figures: Figures) -> String {
    [
      figures.processes, figures.syncAtOnce, figures.syncAtOncePerProcess, figures.asyncAtOnce,
      figures.threadsPerProcess, figures.backendsAtPeak, figures.backendsAfter,
    ].map { $0?.description ?? "–" }.joined(separator: " ")
  }

  @Test(
    "of a promise",
    arguments: [
      (ServerModel.wsgi(processes: 5, threads: 2), "5 10 2 10 2 – –"),
      (.threadPerRequest(processes: 2), "2 unbounded unbounded unbounded unbounded – –"),
      (.asgi(processes: 3, threadSensitive: .oneThread), "3 3 1 unbounded 1 – –"),
      (.asgi(processes: 2, threadSensitive: .pool(6)), "2 12 6 unbounded 6 – –"),
      (.asgi(processes: 2, threadSensitive: .perRequest), "2 unbounded unbounded unbounded unbounded – –"),
      (.split(syncProcesses: 2, threads: 3, asyncProcesses: 1), "3 6 3 unbounded 3 – –"),
    ])
  func promised(model: ServerModel, words: String) { #expect(line(Figures(promisedBy: model)) == words) }

  @Test func `of a promise with backends and without async views`() {
    let model = ServerModel(Side(processes: 2, .threads(1)), backends: 60)
    let figures = Figures(promisedBy: model, hasAsyncViews: false)
    #expect(line(figures) == "2 2 1 – 1 60 –")
  }

  @Test func `of processes that follow the load have bounds`() {
    let figures = Figures(promisedBy: ServerModel(Side(processes: 1...4, .threads(2))))
    #expect(figures.processes == .between(1, 4) && figures.syncAtOncePerProcess == .exactly(2))
    #expect(figures.syncAtOnce == .between(2, 8) && figures.asyncAtOnce == .between(2, 8))
    for (count, differs) in [(1, true), (2, false), (8, false), (9, true)] {
      #expect(figures.syncAtOnce?.differs(from: .exactly(count)) == differs)
    }
    #expect(figures.syncAtOnce?.differs(from: .atLeast(8)) == false)
    #expect(figures.syncAtOnce?.differs(from: .atLeast(9)) == true)
  }

  @Test(
    "of connections follow from how requests get one",
    arguments: [
      (Promises.Database.pool(5, overflow: 10), 3, Executor.loop(syncViews: .perRequest), 45),
      (.pool(4, overflow: 0), 2, .threads(8), 8), (.perRequest, 2, .threads(3), 6), (.persistent, 2, .threads(3), 6),
      (.perRequest, 2, .loop(syncViews: .pool(6)), 12), (.persistent, 2, .loop(syncViews: .pool(6)), nil),
      (.perRequest, 2, .loop(syncViews: .perRequest), nil),
    ] as [(Promises.Database, Int, Executor, Int?)])
  func backends(database: Promises.Database, processes: Int, executor: Executor, expected: Int?) {
    let side = Side(processes: processes, executor, Promises(database: database))
    #expect(ServerModel(side).backends == expected)
    #expect(ServerModel(side, backends: 7).backends == 7)
  }

  @Test func `of nothing are not observed`() {
    #expect(Figures(seenIn: []) == Figures())
    #expect(line(Figures()) == "– – – – – – –")
  }

  static let chain = """
    client p1  [a----]
    client p1  [b----------]
    client p1  [c----------]
    client p2  [d----------]
    p1/t1       [a-]
    p1/t2       [b-------]
    p1/t1             [c--]
    p2/t1       [d-------]
    release         a    b
    release               c
    release                d
    """

  @Test func `of a bound that was met are exact`() throws {
    // Nobody waited for the second process.
    #expect(line(Figures(seenIn: [try drawn(.gate, Self.chain)])) == "2 at least 3 2 – 2 – –")
  }

  @Test func `count threads, and not requests, where one thread ran two`() throws {
    let figures = Figures(seenIn: [try drawn(.gate, Self.chain.replacingOccurrences(of: "p1/t2", with: "p1/t1"))])
    #expect(line(figures) == "2 at least 3 2 – 1 – –")
  }

  @Test func `of a few requests that nobody kept waiting tell of no bound and of none`() throws {
    let few = try drawn(
      .gate,
      """
      client p1  [a----]
      client p1  [b----]
      p1/t1       [a-]
      p1/t2       [b-]
      release         a
      release          b
      """)
    #expect(line(Figures(seenIn: [few])) == "1 at least 2 at least 2 – at least 2 – –")
    #expect(line(Figures(seenIn: [few, try drawn(.gate, Self.chain)])) == "2 at least 3 2 – 2 – –")
  }

  /// A crowd that was inside together, and whose requests came to that end.
  private func crowd(of view: View, ending: Span.Ending = .done) -> (scenario: Scenario, history: History) {
    let spans = (1...45).flatMap {
      [
        Span("r\($0)", at: .client(process: 1), from: 0, to: 200, ending: ending),
        Span("r\($0)", at: .server(.view, Place(process: 1, thread: $0)), from: $0, to: 100),
      ]
    }
    return (Scenario("sends", [.send(Batch(view, .one(45)))]), History(spans))
  }

  @Test func `of a crowd that nobody kept waiting are unbounded`() {
    #expect(line(Figures(seenIn: [crowd(of: .gate)])) == "1 unbounded unbounded – unbounded – –")
  }

  @Test func `of async views look at async scenarios alone`() throws {
    #expect(line(Figures(seenIn: [try drawn(.asyncHeld, Self.chain)])) == "2 – – at least 3 – – –")
    let together = try drawn(.asyncHeld, "client p1 [a--]\nclient p1 [b--]\np1/t1      [a]\np1/t1      [b]")
    #expect(
      line(Figures(seenIn: [together])) == "1 – – at least 2 – – –", "two that nobody kept waiting tell of no bound")
    #expect(line(Figures(seenIn: [crowd(of: .asyncHeld)])) == "1 – – unbounded – – –")
    #expect(line(Figures(seenIn: [crowd(of: .asyncHeld, ending: .failed)])) == "1 – – at least 45 – – –")
    // Another scenario asks quick requests, which are never seen inside, while a few are held.
    let asked = try drawn(.asyncHeld, "client p1 [a---]\nclient p1  [q]\np1/t1      [a]")
    #expect(line(Figures(seenIn: [crowd(of: .asyncHeld), asked])) == "1 – – unbounded – – –")
  }

  @Test func `of calls to another service are the least that there was, where nobody was held at the gate`() throws {
    let called = try drawn(.web, Self.chain)
    #expect(line(Figures(seenIn: [called])) == "2 at least 3 at least 2 – – – –")
    #expect(line(Figures(seenIn: [called, try drawn(.gate, Self.chain)])) == "2 at least 3 2 – 2 – –")
    let beaten = Scenario("beats", [.beat(Metronome(.web, clients: 4, ticks: 2, room: 2, inside: 4))])
    #expect(line(Figures(seenIn: [(beaten, called.history)])) == "2 at least 3 at least 2 – – – –")
  }

  @Test func `of other views count processes and backends alone`() throws {
    let (scenario, history) = try drawn(.rowGate, Self.chain)
    let counted = History(history.spans, releases: history.releases, backendsAtPeak: 7)
    let uncounted = History(history.spans, processes: [9])
    let figures = Figures(seenIn: [(scenario, counted), (scenario, uncounted)], backendsAfter: 2)
    #expect(line(figures) == "3 – – – – 7 2")
  }

  @Test func `count the workers of one time, and those of the census where there was one`() throws {
    func known(_ view: View, _ processes: Set<Int>) -> (scenario: Scenario, history: History) {
      (Scenario("sends", [.send(Batch(view, .fresh(1)))]), History([], processes: processes))
    }
    #expect(line(Figures(seenIn: [known(.gate, [1, 2]), known(.gate, [3, 4])])) == "2 – – – – – –")
    #expect(line(Figures(seenIn: [known(.gate, [1, 2, 3]), known(.ready, [3, 4])])) == "2 – – – – – –")
  }
}
