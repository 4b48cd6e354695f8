import Conformance
import Foundation
import Reporting
import Testing

@Suite("A known violation")
struct KnownViolationTests {
  static let known = KnownViolation(reason: "one thread does it all", link: "https://example.org/1")

  /// A server that breaks one promise as is known, and keeps one that it is known to break.
  static func results(stale: Bool = false) throws -> Results {
    let subject = Subject("upgraded", Sample.poolOfTwo)
    let violation = try Sample.violation("1 of 2 holders of different rows at once", Sample.turns)
    var outcomes = [
      Outcome("TS-3", on: subject, .upheld(Exercise(opportunities: 2, "2 views off the loop"))),
      Outcome("TX-2", on: subject, violation, seconds: 0.75, known: known),
    ]
    if stale {
      outcomes.insert(
        Outcome("TS-4", on: subject, .upheld(Exercise(opportunities: 2, "2 at once")), known: known), at: 0)
    }
    return Sample.results((Sample.server("upgraded", Sample.poolOfTwo), outcomes))
  }

  @Test("does not fail a run, and fails it once it occurs no more") func exitCode() throws {
    var results = try Self.results()
    #expect(Report.exitCode(results) == 0)
    #expect(try Report.exitCode(Self.results(stale: true)) == 1)
    let subject = Subject("upgraded", Sample.poolOfTwo)
    for (verdict, code) in [
      (.inconclusive("nobody"), 3), (.unobservable("gone"), 3), (.inapplicable("old"), 1),
    ] as [(Verdict, Int32)] {
      results.outcomes = [Outcome("TX-2", on: subject, verdict, known: Self.known)]
      #expect(Report.exitCode(results) == code)
    }
    results = try Self.results()
    results.outcomes.append(Outcome("TS-1", on: subject, .violated(Evidence("two", witnesses: []))))
    #expect(Report.exitCode(results) == 1, "one that is known is no excuse for another")
  }

  @Test("is marked in text, with why it is put up with") func text() throws {
    let text = try Report.text(Self.results())
    #expect(
      text.hasSuffix(
        """
        upgraded  upgraded.yaml, 1.50 s
          ASGI, 1 process, sync views on a pool of 2

          ✗ TX-2  violated, known: lets holders of different rows overlap, up to the model's bound
            1 of 2 holders of different rows at once

              client p1   [r1---]
              client p1    [r2------]
              p1/t1         [r1][r2]
              release        r1

              p1 is process 48213; t1 is thread 48217

            means    Requests for different rows wait for each other, and throughput falls to one at a time.
            known    one thread does it all
                     https://example.org/1

          ✓ TS-3  runs sync views off the event loop's thread (2 views off the loop)

        Advice
          upgraded
            each process runs 2 sync views at once: run 5 processes; predicted for 10 clients of 1 s: 2.00 →
            4.35 requests a second

        Every promise that applies is kept, but for 1 known violation. 1 server: 1 known, 1 upheld; 1.50 s.
        Lockstep 0.1.0, Postgres 15.18, Linux, 2 cpus.

        """))
    #expect(text.contains("1 known, 1 upheld\n"))
  }

  @Test("is told in text to be one no more") func staleText() throws {
    let text = try Report.text(Self.results(stale: true))
    #expect(
      text.contains(
        """
          ✗ TS-4  stale: runs up to K sync views at once in each process, and no more
            TS-4 is upheld by upgraded now (2 at once), but is listed as a known violation (one thread does
            it all, https://example.org/1); remove the line of TS-4 from the known violations of this server

        """))
    #expect(text.contains("Not every known violation is one still. 1 server: 1 stale, 1 known, 1 upheld;"))
  }

  @Test("has its reason and link in JSON, and a sentence when it is stale") func json() throws {
    let text = try Report.json(Self.results(stale: true))
    let outcomes = try #require(JSONTests.object(text)["outcomes"] as? [[String: Any]])
    #expect(outcomes.map { $0["verdict"] as? String } == ["upheld", "upheld", "violated"])
    #expect(
      outcomes[2]["known"] as? [String: String]
        == ["reason": "one thread does it all", "link": "https://example.org/1"])
    #expect(outcomes[2]["stale"] is NSNull)
    #expect((outcomes[0]["stale"] as? String)?.hasPrefix("TS-4 is upheld by upgraded now (2 at once), but") == true)
    #expect(outcomes[1]["known"] is NSNull)
    #expect(try Results(json: text.utf8, file: "r.json") == Self.results(stale: true))
  }

  @Test("may be missing from results of an earlier kit") func earlier() throws {
    let text = try Report.json(Self.results()).split(separator: "\n").filter { !$0.contains("\"stale\"") }
      .joined(separator: "\n").replacing(/"known" : (null|\{[^}]*\}),/, with: "")
    #expect(!text.contains("\"known\""))
    #expect(try Results(json: text.utf8, file: "r.json").outcomes.map(\.known) == [nil, nil])
  }

  @Test("is skipped in JUnit with its reason, and fails when it is stale") func junit() throws {
    let suite = try ParsedXML.parse(Report.junit(Self.results(stale: true))).children[0]
    #expect(suite.attributes["failures"] == "1" && suite.attributes["skipped"] == "1")
    let found = suite.children.map { $0.children.first }
    #expect(found.map { $0?.name } == ["failure", nil, "skipped"])
    #expect(found[0]?.attributes["type"] == "stale")
    #expect(found[0]?.attributes["message"]?.contains("remove the line of TS-4") == true)
    #expect(found[2]?.attributes["type"] == "known")
    #expect(
      found[2]?.attributes["message"] == "known violation: one thread does it all, https://example.org/1")
    #expect(found[2]?.text.contains("p1/t1         [r1][r2]") == true)
  }

  @Test("fails no test, and a stale one does") func failure() throws {
    let outcomes = try Self.results(stale: true).outcomes
    #expect(Report.failure(outcomes[0])?.hasPrefix("TS-4 is upheld by upgraded now") == true)
    #expect(Report.failure(outcomes[1]) == nil)
    #expect(Report.failure(outcomes[2]) == nil)
    #expect(
      Report.line(outcomes[2]).hasPrefix(
        "TX-2 violated by upgraded, as is known (one thread does it all, https://example.org/1): 1 of 2 holders"))
    for outcome in try Sample.violated().outcomes { #expect(Report.failure(outcome) == Report.line(outcome)) }
    #expect(Sample.upheld.outcomes.allSatisfy { Report.failure($0) == nil })
  }

  /// A server that is known to break a promise by chance, and was not seen to.
  static var unseen: Results {
    let subject = Subject("upgraded", .asgi(processes: 2, threadSensitive: .oneThread))
    return Sample.results(
      (
        Sample.server("upgraded", subject.model),
        [Outcome("TS-7", on: subject, .upheld(Exercise(opportunities: 100, "100 answered")), known: known)]
      ))
  }

  @Test("fails nothing and is told where one run kept it by chance") func chance() throws {
    let results = Self.unseen
    #expect(Report.exitCode(results) == 0)
    #expect(
      Report.text(results).contains(
        """
          ✓ TS-7  does not queue a fast sync view behind a slow one while another worker idles (100
                  answered)
                  TS-7 is listed as a known violation (one thread does it all, https://example.org/1), which
                  was not seen this time; that depends on chance, so its line stays

        """))
    #expect(
      Report.markdown(results).contains(
        "while another worker idles\n\nTS-7 is listed as a known violation (one thread does it all, https://example.org/1)"
      ))
    #expect(
      Report.line(results.outcomes[0]).hasPrefix(
        "TS-7 upheld by upgraded: 100 answered; TS-7 is listed as a known violation"))
    #expect(Report.failure(results.outcomes[0]) == nil)
    let cases = try ParsedXML.parse(Report.junit(results)).children[0]
    #expect(cases.attributes["failures"] == "0" && cases.attributes["skipped"] == "0")
  }
}
