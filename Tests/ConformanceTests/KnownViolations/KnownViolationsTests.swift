import Conformance
import Histories
import Testing

@Suite("A list of known violations")
struct KnownViolationsTests {
  static let pool = Subject("x", .asgi(processes: 1, threadSensitive: .pool(6)))

  @Test("gives a line to each property, with its reason and a link") func lines() throws {
    let known = try KnownViolations.parse(
      """
      \u{FEFF}# Of the driver.

      TS-4  one thread,  for now  https://example.org/1
        WK-1\tcounts # itself\thttp://example.org/2#part\r
      # TX-1  not this  https://example.org/3
      """, about: Self.pool)
    #expect(
      known
        == KnownViolations([
          "TS-4": KnownViolation(reason: "one thread, for now", link: "https://example.org/1"),
          "WK-1": KnownViolation(reason: "counts # itself", link: "http://example.org/2#part"),
        ]))
    #expect(known["TS-4"]?.reason == "one thread, for now")
    #expect(known["TX-1"] == nil)
  }

  @Test("may say nothing", arguments: ["", "\n\n", "# nothing\n"]) func nothing(_ text: String) throws {
    #expect(try KnownViolations.parse(text, about: Self.pool) == .none)
  }

  private static let example = "write such as: TS-4  the driver has one connection  https://example.org/issues/1"
  private static let ending = "a line ends in an address with https:// or http://; \(example)"

  @Test(
    "is refused with the line, what was found and what would be accepted",
    arguments: [
      ("TS-4 a b https://x/\nTS-4 c https://y/", 2, "TS-4 stands here twice, first in line 1", "keep one of them"),
      ("\nZZ-1 a https://x/", 2, "the catalogue has no property \"ZZ-1\"", "see `lockstep list`; \(example)"),
      ("ts-4 a https://x/", 1, "the property \"ts-4\" is spelt TS-4", "write TS-4"),
      (
        "WK-5 a https://x/", 1, "the catalogue has no property \"WK-5\"",
        "write a line for each that is meant of WK-5.sleep, WK-5.query, WK-5.web"
      ),
      ("TS-4", 1, "TS-4 has no link at its end", ending),
      ("TS-4 a b", 1, "TS-4 has no link at its end", ending),
      ("TS-4 https://x/ a b", 1, "TS-4 does not end in its link", ending),
      ("TS-4 a https://", 1, "TS-4 has no link at its end", ending),
      (
        "TS-4 https://x/", 1, "TS-4 has no reason",
        "say in words why the violation is put up with; \(example)"
      ),
      ("TS-4 a\u{1B}[1m https://x/", 1, "the line holds a control character", "text is accepted"),
    ] as [(String, Int, String, String)])
  func refused(_ text: String, line: Int, found: String, accepted: String) {
    let error = #expect(throws: KnownViolationsError.self) { try KnownViolations.parse(text, about: Self.pool) }
    #expect(error?.line == line)
    #expect(error?.found == found)
    #expect(error?.accepted == accepted)
  }

  @Test("has no line for what its server cannot violate") func inapplicable() {
    let wsgi = Subject("x", .wsgi(processes: 1, threads: 1))
    let error = #expect(throws: KnownViolationsError.self) {
      try KnownViolations.parse("TS-4 a https://x/", about: wsgi)
    }
    #expect(error?.found.hasPrefix("TS-4 cannot be violated by this server, since ") == true)
    #expect(error?.accepted == "remove the line")
  }
}

@Suite("An outcome whose violation is known")
struct KnownOutcomeTests {
  static func outcome(_ verdict: Verdict, known: Bool = true) -> Outcome {
    Outcome(
      "TS-4", on: KnownViolationsTests.pool, verdict,
      known: known ? KnownViolation(reason: "one thread", link: "https://x/") : nil)
  }

  @Test("is a violation, but not an unexpected one") func violated() {
    let violated = Verdict.violated(Evidence("one at once", witnesses: []))
    #expect(Self.outcome(violated).isKnownViolation)
    #expect(!Self.outcome(violated).isUnexpectedViolation)
    #expect(Self.outcome(violated).stale == nil)
    #expect(!Self.outcome(violated, known: false).isKnownViolation)
    #expect(Self.outcome(violated, known: false).isUnexpectedViolation)
  }

  @Test("is stale when it is upheld, or does not apply") func stale() {
    let end =
      "but is listed as a known violation (one thread, https://x/); "
      + "remove the line of TS-4 from the known violations of this server"
    #expect(
      Self.outcome(.upheld(Exercise(opportunities: 6, "6 at once"))).stale
        == "TS-4 is upheld by x now (6 at once), " + end)
    #expect(Self.outcome(.inapplicable("it is old")).stale == "TS-4 does not apply to x (it is old), " + end)
    #expect(Self.outcome(.upheld(Exercise(opportunities: 6, "6 at once")), known: false).stale == nil)
  }

  @Test("is not stale by one run that keeps what depends on chance") func unseen() {
    let known = KnownViolation(reason: "one thread", link: "https://x/")
    func outcome(_ verdict: Verdict, _ property: Property.ID = "TS-7") -> Outcome {
      Outcome(property, on: KnownViolationsTests.pool, verdict, known: known)
    }
    let upheld = Verdict.upheld(Exercise(opportunities: 100, "100 at once"))
    #expect(outcome(upheld).stale == nil)
    #expect(
      outcome(upheld).unseen
        == "TS-7 is listed as a known violation (one thread, https://x/), which was not seen this time; "
        + "that depends on chance, so its line stays")
    #expect(outcome(upheld, "TS-4").unseen == nil && outcome(upheld, "TS-4").stale != nil)
    for verdict in [Verdict.violated(Evidence("x", witnesses: [])), .inconclusive("y"), .unobservable("z")] {
      #expect(outcome(verdict).unseen == nil && outcome(verdict).stale == nil)
    }
    // That it does not apply is no chance.
    #expect(outcome(.inapplicable("it is old")).unseen == nil && outcome(.inapplicable("it is old")).stale != nil)
    #expect(Self.outcome(upheld, known: false).unseen == nil)
  }

  @Test("is undecided as ever where it could not be decided") func undecided() {
    for verdict in [Verdict.inconclusive("nobody came"), .unobservable("it did not start")] {
      #expect(Self.outcome(verdict).stale == nil)
      #expect(!Self.outcome(verdict).isKnownViolation)
    }
  }

  @Test("is known too when its history is judged again") func judgedAgain() throws {
    let known = KnownViolation(reason: "one thread", link: "https://x/")
    let subject = KnownViolationsTests.pool
    let property = try #require(Catalogue.property("TS-4"))
    let record = SavedHistory(
      "TS-4", on: subject, scenario: property.scenario(subject.model), history: History([]), known: known)
    #expect(record.judged()?.known == known)
    #expect(try SavedHistory(json: record.json().utf8, file: "h.json") == record)
  }
}
