import Conformance
import Histories
import TestSupport
import Testing

@Suite("The figures of what one run of everything saw", .aside)
struct CorpusFiguresTests {
  private struct Seen {
    var run: Corpus.Run
    /// What was saved then.
    var result: ServerResult
    /// What its histories show.
    var figures: Figures
    var outcomes: [Outcome]
  }

  private static func seen() throws -> [Seen] {
    let corpus = try Corpus()
    return try Corpus.Run.allCases.flatMap { run in
      let found = Dictionary(grouping: try corpus.found(in: run), by: \.outcome.subject.name)
      return try corpus.results(of: run).flatMap(\.servers).map { server in
        let own = found[server.name] ?? []
        // Properties whose scenarios are equal were judged on one history, which was saved for each of them.
        let histories = Dictionary(own.compactMap(\.record).map { ($0.scenario, $0.history) }) { one, _ in one }
        let records = histories.map { (scenario: $0.key, history: $0.value) }
        return Seen(
          run: run, result: server, figures: Figures(seenIn: records), outcomes: own.map(\.outcome))
      }
    }
  }

  @Test("contradict no verdict") func agree() throws {
    let all = try Self.seen()
    #expect(all.count > 100)
    for one in all {
      let verdicts = Dictionary(one.outcomes.map { ($0.property, $0.verdict) }) { first, _ in first }
      let agreement = Agreement(claimed: one.result.claimed, seen: one.figures, verdicts: verdicts)
      for contradiction in agreement.contradictions {
        Issue.record("\(one.run) \(one.result.name): \(contradiction.text)")
      }
    }
  }

  @Test("are exactly those that were promised, wherever the matrix found them to be") func certain() throws {
    for one in try Self.seen() where one.run == .matrix {
      for key in [Figures.Key.processes, .syncAtOnce, .syncAtOncePerProcess, .asyncAtOnce, .threadsPerProcess] {
        #expect(one.figures[key] == one.result.claimed[key], "\(one.result.name): \(key)")
      }
    }
  }

  @Test("are others than were saved, or differ from the promise and no verdict says so, in these") func unjudged()
    throws
  {
    var lines: [String] = []
    for one in try Self.seen() where one.run == .mutants {
      var result = one.result
      result.observed = one.figures
      for key in Figures.Key.allCases {
        guard let claim = result.claimed[key], let figure = one.figures[key] else { continue }
        let mark =
          switch result.standing(of: key, one.outcomes) {
          case .kept: figure == claim ? "" : " (open)"
          case .broken: " ✗"
          case .unjudged: " ?"
          }
        let before = one.result.observed[key]
        guard before != figure || mark == " ?" else { continue }
        lines.append("\(result.name): \(key) \(claim) → \(before.map { "\($0)" } ?? "nothing"), now \(figure)\(mark)")
      }
    }
    #expect(lines.sorted() == Self.changed)
  }

  private static let changed = [
    "django52-daphne-1 async-held: asyncAtOnce unbounded → nothing, now at least 1 (open)",
    // The router sends sync paths to event loops, which bound nothing. RT-1 says so, and counts nobody.
    "django52-nginx-2 all-async: syncAtOnce 2 → nothing, now at least 4 ✗",
    "django52-nginx-2 all-async: syncAtOncePerProcess 1 → nothing, now at least 2 ?",
    "django52-nginx-2 all-async: threadsPerProcess 1 → nothing, now at least 2 ?",
    "django52-nginx-2 swapped: syncAtOnce 2 → nothing, now at least 4 ?",
    "django52-nginx-2 swapped: syncAtOncePerProcess 1 → nothing, now at least 4 ?",
    "django52-nginx-2 swapped: threadsPerProcess 1 → nothing, now at least 4 ?",
    "django52-uvicorn-1 async-held: asyncAtOnce unbounded → nothing, now at least 1 (open)",
    "django52-uvicorn-5 async-held: asyncAtOnce unbounded → nothing, now at least 5 (open)",
    // WK-6 asks for no more async views than there are slots, and not for as many.
    "mutant accept-mutex: asyncAtOnce 2 → 1, now 1 ?",
    "mutant async-views-off-worker: asyncAtOnce 1 → nothing, now at least 3 ✗",
    "mutant lends-thread-while-querying: syncAtOnce 1 → nothing, now at least 3 ✗",
    "mutant lends-thread-while-querying: syncAtOncePerProcess 1 → nothing, now at least 3 ✗",
    "mutant lends-thread-while-querying: threadsPerProcess 1 → nothing, now at least 3 ✗",
    "mutant missing-thread: asyncAtOnce 3 → 2, now 2 ?",
    "reference-asgi-one-thread-5 async-held: asyncAtOnce unbounded → nothing, now at least 5 (open)",
    "reference-asgi-pool-6 async-held: asyncAtOnce unbounded → nothing, now at least 1 (open)",
    "reference-asgi-thread-per-request-1 async-held: asyncAtOnce unbounded → nothing, now at least 1 (open)",
  ]
}
