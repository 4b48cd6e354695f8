import Histories
import Testing

@Suite("Spans that were at the same time")
struct OverlapTests {
  static func view(_ request: String, _ enter: Int, _ exit: Int) -> Span {
    Span(request, at: .server(.view, Place(process: 1, thread: 1)), from: enter, to: exit)
  }

  @Test(
    "are those that share more than a moment",
    arguments: [
      (0...4, 2...6, true), (0...9, 3...4, true), (0...4, 4...8, false), (0...4, 5...8, false),
      // Seen once: inside a longer one, at its edge, and two at one moment.
      (0...4, 2...2, true), (0...4, 4...4, false), (0...4, 0...0, false), (2...2, 2...2, false),
    ])
  func overlap(one: ClosedRange<Int>, other: ClosedRange<Int>, together: Bool) {
    let (one, other) = (
      Self.view("a", one.lowerBound, one.upperBound), Self.view("b", other.lowerBound, other.upperBound)
    )
    #expect(one.overlaps(other) == together)
    #expect(other.overlaps(one) == together)
  }

  @Test func `are never told apart by two clocks`() {
    for stage in Stage.allCases {
      let span = Span("a", at: .server(stage, Place(process: 1, thread: 1)), from: 0, to: 9)
      #expect(span.overlaps(Self.view("b", 0, 9)) == (stage.clock == .kit))
      #expect(span.overlaps(Span("b", at: .client, from: 0, to: 9)) == (stage.clock == .kit))
    }
    #expect(Stage.allCases.filter { $0.clock == .kit } == [.view, .lock])
  }

  @Test func `contain what lies strictly inside`() {
    let span = Self.view("a", 2, 4)
    #expect((0...6).filter(span.contains) == [3])
    #expect(!Self.view("a", 3, 3).contains(3))
  }

  @Test func `end no earlier than they begin`() { #expect(Self.view("a", 5, 1) == Self.view("a", 5, 5)) }

  /// All pairs that overlap, by looking at each.
  static func pairs(_ spans: [Span]) -> [(Span, Span)] {
    spans.indices.flatMap { index in
      spans[(index + 1)...].filter(spans[index].overlaps).map { (spans[index], $0) }
    }
  }

  /// The size of the largest set whose members all overlap each other, by trying every set.
  static func largest(_ spans: [Span]) -> Int {
    (1..<(1 << spans.count)).reduce(0) { best, bits in
      let chosen = spans.indices.filter { bits & (1 << $0) != 0 }.map { spans[$0] }
      return pairs(chosen).count == chosen.count * (chosen.count - 1) / 2 ? max(best, chosen.count) : best
    }
  }

  @Test("are found as by trying everything", arguments: 0..<100)
  func bruteForce(seed: Int) {
    var random = Seeded(seed)
    let spans = (0..<Int.random(in: 1...6, using: &random)).map { index in
      let enter = Int.random(in: 0...9, using: &random)
      return Self.view("r\(index)", enter, enter + Int.random(in: 0...6, using: &random))
    }
    let pairs = Self.pairs(spans)
    func names(_ pairs: [(Span, Span)]) -> Set<Set<String>> { Set(pairs.map { [$0.0.request, $0.1.request] }) }

    #expect(names(spans.overlappingPairs()) == names(pairs))
    #expect(spans.overlappingPairs().count == pairs.count)

    let peak = spans.peak()
    #expect(peak.count == Self.largest(spans))
    #expect(Self.pairs(peak).count == peak.count * (peak.count - 1) / 2)

    let first = spans.firstOverlap()
    #expect((first == nil) == pairs.isEmpty)
    if let (one, other) = first {
      #expect(one.overlaps(other))
      #expect(other.enter == pairs.map { max($0.0.enter, $0.1.enter) }.min())
    }
  }

  @Test func `are counted at the earliest of several fullest moments`() {
    let spans = [Self.view("a", 0, 4), Self.view("b", 2, 6), Self.view("c", 5, 9), Self.view("d", 6, 9)]
    #expect(spans.peak().map(\.request) == ["a", "b"])
    #expect([Span]().peak().isEmpty)
  }
}
