import Histories
import Testing

@Suite("Diagrams that are drawn and read again")
struct DiagramRoundTripTests {
  /// What a diagram keeps of a history: who was where, and in which order everything happened by each clock.
  struct Shape: Equatable {
    var spans: [String] = []
    var releases: [String] = []

    init(_ history: History) {
      for clock in Clock.allCases {
        let own = history.spans.filter { $0.site.clock == clock }
        let times = own.flatMap { [$0.enter, $0.exit] } + (clock == .kit ? history.releases.map(\.time) : [])
        let order = Set(times).sorted()
        let rank = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        spans += own.map { span in
          "\(span.request) \(Diagram.lane(of: span.site)) \(rank[span.enter] ?? -1) \(rank[span.exit] ?? -1) \(span.ending)"
        }
        if clock == .kit { releases = history.releases.map { "\($0.request) \(rank[$0.time] ?? -1)" } }
      }
      (spans, releases) = (spans.sorted(), releases.sorted())
    }
  }

  @Test(arguments: 0..<100)
  func `keep order, places, endings and releases`(seed: Int) throws {
    let history = History.generated(seed)
    let drawing = Diagram.draw(history.spans, releases: history.releases)
    let read = try Diagram.parse(drawing)
    #expect(Shape(read) == Shape(history), "\(drawing)")
  }

  @Test(arguments: 0..<100)
  func `are drawn the same way the second time`(seed: Int) throws {
    let history = History.generated(seed)
    let drawing = Diagram.draw(history.spans, releases: history.releases)
    let read = try Diagram.parse(drawing)
    #expect(Diagram.draw(read.spans, releases: read.releases) == drawing)
  }

  @Test(arguments: 0..<100)
  func `show no overlap of spans that one after the other were seen once`(seed: Int) throws {
    let spans = History.generated(seed, empty: true).spans(at: .view)
    let read = try Diagram.parse(Diagram.draw(spans))
    for one in spans {
      for other in spans where one.exit < other.enter {
        let (first, second) = (
          read.spans.first { $0.request == one.request }, read.spans.first { $0.request == other.request }
        )
        #expect((first?.exit ?? .max) < (second?.enter ?? .min), "\(one.request) \(other.request)")
      }
    }
  }

  @Test func `leave as much room as the names need, and no more`() throws {
    let history = try Diagram.parse(
      """
      client       [a-----------]
      client p22       [long-name--------!
      p1/t1/b7           [a--------]
      p1/t1/b7                     [long-name->
      release                     a
      """)
    #expect(
      Diagram.draw(history.spans, releases: history.releases) == """
        client       [a-]
        client p22    [long-name!
        p1/t1/b7       [a-]
        p1/t1/b7          [long-name>
        release          a
        """)
  }

  @Test func `give releases at one moment a row each`() {
    let spans = ["a", "b"].map { Span($0, at: .server(.view, Place(process: 1, thread: 1)), from: 0, to: 5) }
    let releases = [Release("a", at: 5), Release("b", at: 5), Release("c", at: 6)]
    #expect(
      Diagram.draw(spans, releases: releases) == """
        p1/t1     [a]
        p1/t1     [b]
        release     a c
        release     b
        """)
  }

  @Test func `put what two clocks have measured into two blocks`() {
    let place = Place(process: 1, thread: 2)
    let drawing = Diagram.draw(
      [
        Span("a", at: .server(.work, place), from: 1_000_000, to: 1_000_007),
        Span("a", at: .client(process: 1), from: 3, to: 9), Span("a", at: .server(.view, place), from: 4, to: 8),
      ], releases: [Release("a", at: 7)])
    #expect(
      drawing == """
        client p1   [a--]
        p1/t2        [a]
        release       a

        work p1/t2   [a]
        """)
  }

  @Test func `of nothing are empty`() throws {
    #expect(Diagram.draw([]).isEmpty)
    #expect(try Diagram.parse("") == History([]))
    #expect(try Diagram.parse("\n  \n") == History([]))
  }
}
