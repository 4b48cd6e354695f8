import Foundation
import Histories
import TestSupport
import Testing

@testable import Conformance

@Suite("The certainty of a figure")
struct CertaintyTests {
  typealias Count = Figures.Count

  @Test(
    "of several sightings is that of a bound which none of them exceeds",
    arguments: [
      ([], nil), ([.atLeast(2)], .atLeast(2)), ([.exactly(3), .atLeast(3)], .exactly(3)),
      ([.exactly(3), .exactly(2)], .exactly(3)), ([.exactly(3), .atLeast(4)], .atLeast(4)),
      ([.unbounded, .atLeast(2)], .unbounded), ([.unbounded, .exactly(3)], .atLeast(45)),
      ([.unbounded, .exactly(50)], .atLeast(50)),
    ] as [([Count], Count?)])
  func together(counts: [Count], count: Count?) {
    #expect(Count.together(counts) == count)
    #expect(Count.together(counts.reversed()) == count)
  }

  @Test(
    "decides whether one is another",
    arguments: [
      (.exactly(6), .exactly(6), false, false), (.exactly(6), .exactly(7), true, true),
      (.exactly(7), .exactly(6), true, false), (.exactly(6), .atLeast(6), false, false),
      (.exactly(6), .atLeast(7), true, true), (.exactly(6), .atLeast(5), false, false),
      (.atLeast(7), .exactly(6), true, false), (.atLeast(5), .exactly(6), false, false),
      (.exactly(6), .unbounded, true, true), (.unbounded, .exactly(6), true, false),
      (.atLeast(6), .unbounded, false, false), (.unbounded, .unbounded, false, false),
      (.atLeast(3), .atLeast(9), false, false),
    ] as [(Count, Count, Bool, Bool)])
  func order(one: Count, other: Count, differs: Bool, isBelow: Bool) {
    #expect(one.differs(from: other) == differs)
    #expect(other.differs(from: one) == differs)
    #expect(one.isBelow(other) == isBelow)
  }

  private static let model = ServerModel.wsgi(processes: 6, threads: 2)

  @Test(
    "is broken where a verdict says so, and unjudged where none does",
    arguments: [
      (.exactly(12), "WK-2", .kept), (.exactly(11), "WK-2", .broken), (.exactly(11), "TX-2", .unjudged),
      (.exactly(11), "WK-5.web", .unjudged), (.atLeast(14), "WK-5.web", .broken), (.atLeast(14), "CP-1", .broken),
      (.exactly(11), "WK-1", .broken), (.atLeast(14), "WK-2", .broken), (.atLeast(14), "AS-1", .unjudged),
      (.atLeast(12), "WK-2", .kept), (.atLeast(5), "WK-2", .kept), (.unbounded, "WK-2", .broken),
      (nil, "WK-2", .kept),
    ] as [(Count?, Property.ID, FigureStanding)])
  func standing(seen: Count?, property: Property.ID, standing: FigureStanding) {
    var server = ServerResult(name: "x", file: "", model: "", claimed: Figures(promisedBy: Self.model))
    server.observed.syncAtOnce = seen
    let subject = Subject("x", Self.model)
    let known = KnownViolation(reason: "a reason", link: "https://example.org")
    let violated = Verdict.violated(Evidence("a claim", witnesses: []))
    #expect(server.standing(of: .syncAtOnce, [Outcome(property, on: subject, violated)]) == standing)
    #expect(server.standing(of: .syncAtOnce, [Outcome(property, on: subject, violated, known: known)]) == standing)
    let undecided = Outcome(property, on: subject, .inconclusive("a reason"))
    #expect(server.standing(of: .syncAtOnce, [undecided]) == (standing == .kept ? .kept : .unjudged))
    #expect(server.standing(of: .syncAtOnce, []) == (standing == .kept ? .kept : .unjudged))
  }

  @Test("of a limit is that of less, which keeps it too")
  func limit() {
    var server = ServerResult(name: "x", file: "", model: "", claimed: Figures(promisedBy: Self.model))
    server.claimed.backendsAtPeak = .exactly(60)
    for (count, standing) in [(59, FigureStanding.kept), (60, .kept), (61, .unjudged)] {
      server.observed.backendsAtPeak = .exactly(count)
      #expect(server.standing(of: .backendsAtPeak, []) == standing)
    }
  }

  @Test("rests on properties that the catalogue has") func judges() {
    for key in Figures.Key.allCases {
      for judge in key.judges.union(key.judgesOfMore) { #expect(Catalogue.property(judge) != nil, "\(key): \(judge)") }
    }
  }

  @Test("is written down, and read as nothing else") func coding() throws {
    let counts = [Count.exactly(3), .atLeast(14), .atLeast(0), .between(1, 4), .unbounded]
    let data = try JSONEncoder().encode(counts)
    #expect(String(decoding: data, as: UTF8.self) == #"[3,{"atLeast":14},{"atLeast":0},{"between":[1,4]},"unbounded"]"#)
    #expect(try JSONDecoder().decode([Count].self, from: data) == counts)
    for text in [
      #"[{"between":[4,1]}]"#, #"[{"between":[1]}]"#, #"[{"between":[1,1000000001]}]"#, #"[{"between":3}]"#,
      #"["many"]"#, "[-1]", "[1.5]", "[true]", "[[]]", "[{}]", #"[{"atLeast":-1}]"#, #"[{"atLeast":1000000001}]"#,
      #"[{"atLeast":"3"}]"#, #"[{"atLeast":3,"atMost":4}]"#, #"[{"atMost":3}]"#, #"[{"atLeast":null}]"#,
    ] {
      let error = #expect(throws: DecodingError.self, "\(text)") {
        try JSONDecoder().decode([Count].self, from: Data(text.utf8))
      }
      #expect(error.map { SavedFormError.finding(in: $0) }?.hasPrefix("[0]") == true, "\(text)")
    }
  }

  @Test("shows where figures and verdicts contradict each other") func contradictions() {
    let upheld = Verdict.upheld(Exercise(opportunities: 1, "once"))
    let violated = Verdict.violated(Evidence("a claim", witnesses: []))
    func texts(_ verdicts: [Property.ID: Verdict], _ change: (inout Figures) -> Void) -> [String] {
      var seen = Figures(promisedBy: Self.model)
      change(&seen)
      return Agreement(claimed: Figures(promisedBy: Self.model), seen: seen, verdicts: verdicts).contradictions
        .map(\.text)
    }
    #expect(texts(["WK-1": upheld, "WK-2": upheld]) { _ in } == [])
    #expect(texts(["WK-1": upheld]) { $0.processes = .exactly(5) } == ["WK-1 is upheld beside processes: 6 → 5"])
    #expect(texts(["WK-2": upheld]) { $0.syncAtOnce = .exactly(11) } == [])
    #expect(
      texts(["WK-1": upheld, "WK-2": upheld]) { $0.syncAtOnce = .exactly(11) } == [
        "WK-2 is upheld beside syncAtOnce: 12 → 11"
      ])
    #expect(texts(["WK-1": upheld, "WK-6": upheld]) { $0.asyncAtOnce = .exactly(11) } == [])
    #expect(
      texts(["WK-1": upheld, "WK-6": upheld]) { $0.asyncAtOnce = .atLeast(13) } == [
        "WK-6 is upheld beside asyncAtOnce: 12 → at least 13"
      ])
    #expect(texts(["WK-6": violated]) { _ in } == ["WK-6 is violated beside asyncAtOnce: 12 → 12"])
    #expect(texts(["WK-6": violated]) { $0.asyncAtOnce = .atLeast(12) } == [])
  }
}
