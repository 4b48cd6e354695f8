import Conformance
import Histories
import Reporting
import Testing

@Suite("The text report")
struct TextReportTests {
  @Test("leads with claimed against actual, and gives an upheld property a line")
  func upheld() {
    #expect(
      Report.text(Sample.upheld) == """
                                            sync     sync per  async
        server  model            processes  at once  process   at once  verdicts
        ────────────────────────────────────────────────────────────────────────
        calm    ASGI one thread  1 → 1      1 → 1    1 → 1     ∞ → ∞    2 upheld
        ────────────────────────────────────────────────────────────────────────
        claimed → seen: ✗ broken   ? not seen, or not judged   ≥ at least   ∞ no bound   – nothing claimed

        calm  calm.yaml, 1.50 s
          ASGI, 1 process, sync views on one thread
          asgiref 3.3.1, django 3.0.14
          threads per process 1 → 1, backends at peak 3

          ✓ WK-1  runs the declared number of worker processes (4 answers came from 1 process)
          ✓ TS-1  runs at most one sync view at a time in each process (1 inside at once in each of 1
                  process, while others waited at 2 releases)
          – inapplicable: WK-2, WK-5.sleep (it is a promise of WSGI servers, and this model is ASGI)
          – inapplicable: TS-4 (the model runs sync views on one thread, not on a pool)

        Advice
          calm
            sync views take turns in each process: run 5 processes, Django ≥ 4.0, WSGI (gunicorn -w 5) or
            both behind nginx; predicted for 5 clients of 1 s: 1.00 → 2.22 / 5.00 / 5.00 / 5.00 requests a
            second
            fixtures/servers: upgraded331-uvicorn-5, django52-uvicorn-1, legacy-gunicorn-5, django52-nginx-2

        Every promise that applies is kept. 1 server: 2 upheld, 3 inapplicable; 1.50 s.
        Lockstep 0.1.0, Postgres 15.18, Linux, 2 cpus.

        """)
  }

  @Test("shows a violation first, with its claim, a small diagram, what it means and what to do")
  func violated() throws {
    #expect(
      try Report.text(Sample.violated()) == """
                                             sync     sync per  async
        server    model           processes  at once  process   at once  verdicts
        ───────────────────────────────────────────────────────────────────────────────────────────
        upgraded  ASGI pool of 2  1 → 1      2 → 1 ?  2 → 1 ?   ∞ → ?    1 violated, 1 inconclusive
        ───────────────────────────────────────────────────────────────────────────────────────────
        claimed → seen: ✗ broken   ? not seen, or not judged   ≥ at least   ∞ no bound   – nothing claimed

        upgraded  upgraded.yaml, 2.13 s
          ASGI, 1 process, sync views on a pool of 2
          asgiref 3.3.1

          ✗ TX-2  violated: lets holders of different rows overlap, up to the model's bound
            the server ran 1 of 2 holders of different rows at once; the rest came in only as others were
            let go

              client p1   [r1---]
              client p1    [r2------]
              p1/t1         [r1][r2]
              release        r1

              p1 is process 48213; t1 is thread 48217

            means    Requests for different rows wait for each other, and throughput falls to one at a time.
            mend     Look for LOCK TABLE, for FOR UPDATE over joins (name the table: `OF`), for advisory
                     locks with one key for all.
            history  upgraded/TX-2.json

          ? TS-3  inconclusive: runs sync views off the event loop's thread
            no answer told the thread of its event loop

        Advice
          upgraded
            sync views take turns in each process: run 5 processes; predicted for 5 clients of 1 s: 1.00 →
            2.22 requests a second

        Not every promise is kept. 1 server: 1 violated, 1 inconclusive; 2.13 s.
        Lockstep 0.1.0, Postgres 15.18, Linux, 2 cpus.

        """)
  }

  @Test("says once why a server could not be looked at")
  func unreachable() {
    #expect(
      Report.text(Sample.unreachable) == """
                                            sync     sync per  async
        server  model            processes  at once  process   at once  verdicts
        ──────────────────────────────────────────────────────────────────────────────
        gone    ASGI one thread  1 → ?      1 → ?    1 → ?     ∞ → ?    2 unobservable
        ──────────────────────────────────────────────────────────────────────────────
        claimed → seen: ✗ broken   ? not seen, or not judged   ≥ at least   ∞ no bound   – nothing claimed

        gone  gone.yaml, 0.13 s
          ASGI, 1 process, sync views on one thread

          ! could not look: the server exited with code 1 before it listened; look at its log

          ! unobservable: WK-1, TS-1

          – inapplicable: TS-4 (the model runs sync views on one thread, not on a pool)

        Not every promise could be judged. 1 server: 2 unobservable, 1 inapplicable; 0.13 s.
        Lockstep 0.1.0, Postgres 15.18, Linux, 2 cpus.

        """)
  }

  @Test("puts what is to be known of a server below its heading, beside its verdicts")
  func notes() {
    var results = Sample.upheld
    results.servers[0].notes = [
      "the file claims a pool of 6; Django 3.2.25 is documented to run sync views on one thread (https://example.org)",
      "second",
    ]
    #expect(
      Report.text(results).contains(
        """
          threads per process 1 → 1, backends at peak 3

          note: the file claims a pool of 6; Django 3.2.25 is documented to run sync views on one thread
                (https://example.org)
          note: second

          ✓ WK-1
        """))
    #expect(Report.exitCode(results) == 0)
  }

  @Test("says so when there is nothing to show")
  func empty() {
    #expect(Report.text(Sample.results()) == "No server was looked at.\n")
  }

  @Test("gives each of several servers a row, arrows below each other, and breaks what is too long")
  func severalServers() {
    let pool = ServerModel.asgi(processes: 5, threadSensitive: .pool(6))
    let name = "uvicorn, five workers, Django 5.2"
    var results = Sample.results()
    results.servers = [
      Sample.server(name, pool) { $0.syncAtOnce = .exactly(5) },
      Sample.server("gunicorn-sync-5", .wsgi(processes: 5, threads: 1)) { $0.syncAtOnce = .exactly(5) },
    ]
    results.outcomes = [
      Outcome("TS-4", on: Subject(name, pool), .violated(Evidence("five at once", witnesses: []))),
      Outcome("TS-3", on: Subject(name, pool), .inconclusive("nobody told")),
      Outcome("TX-1", on: Subject(name, pool), .upheld(Exercise(opportunities: 1, "once"))),
    ]
    #expect(
      Report.text(results).hasPrefix(
        """
                                                               sync      sync per  async
        server                 model                processes  at once   process   at once  verdicts
        ──────────────────────────────────────────────────────────────────────────────────────────────────
        uvicorn, five          ASGI pool of 6       5 → ?      30 → 5 ✗  6 → ?     ∞ → ?    1 violated
          workers, Django 5.2                                                               1 inconclusive
                                                                                            1 upheld
        gunicorn-sync-5        WSGI, 5 processes ×  5 → ?       5 → 5    1 → ?     5 → ?    nothing judged
                                 1 thread
        """))
  }

  @Test("keeps a server in sight of which only outcomes were saved")
  func outcomesWithoutTheirServer() throws {
    var results = try Sample.violated()
    results.servers = []
    let text = Report.text(results)
    #expect(text.contains("✗ TX-2  violated"))
    #expect(text.contains("upgraded  ASGI pool of 2  1 → ?      2 → ?"))
  }

  @Test("thins the evidence of a crowd to its first, its last, and those that were let go")
  func crowd() {
    let inside = (1...39).map {
      Span("r\($0)", at: .server(.view, Place(process: 700, thread: 800 + $0)), from: $0, to: 90)
    }
    let late = Span("late", at: .server(.view, Place(process: 700, thread: 900)), from: 95, to: 99)
    let evidence = Evidence(
      "39 of 40 at once", witnesses: inside + [late], releases: [Release("r1", at: 80), Release("r20", at: 91)])
    let line = Report.line(Outcome("TS-6", on: Subject("x", Sample.oneThread), .violated(evidence)))
    #expect(
      line == """
        TS-6 violated by x: 39 of 40 at once
          p1/t1     [r1---------]
          p1/t2      [r2--------]
          p1/t3       [r3-------]
          p1/t4        [r4------]
          p1/t5         [r20----]
          p1/t6          [r36---]
          p1/t7           [r37--]
          p1/t8            [r38-]
          p1/t9             [r39]
          p1/t10                  [late]
          release            r1  r20
        p1 is process 700; t1, t2, t3, t4, t5, t6, t7, t8, t9, t10 are threads 801, 802, 803, 804, 820, 836, 837, 838, \
        839, 900; 30 more like them left out
        """)
  }

  @Test("colours marks, differences and the conclusion, and nothing else, and only when asked")
  func colour() throws {
    let coloured = try Report.text(Sample.violated(), colour: true)
    #expect(coloured.contains("\u{1B}[33m2 → 1 ?\u{1B}[0m"))
    #expect(coloured.contains("\u{1B}[1;31m1 violated, 1 inconclusive\u{1B}[0m"))
    #expect(coloured.contains("\u{1B}[1;31m  ✗ TX-2  violated: \u{1B}[0mlets holders"))
    #expect(coloured.contains("\u{1B}[33m  ? TS-3  inconclusive: \u{1B}[0m"))
    #expect(coloured.contains("\u{1B}[1;31mNot every promise is kept.\u{1B}[0m"))
    #expect(Report.text(Sample.upheld, colour: true).contains("  \u{1B}[32m✓\u{1B}[0m WK-1"))
    let plain = coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "")
    #expect(try plain == Report.text(Sample.violated()))
  }

  @Test("lets no control character of a server through")
  func controlCharacters() throws {
    let text = Report.text(try Sample.hostile())
    #expect(!text.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
    #expect(!text.unicodeScalars.contains("\u{202E}"))
    #expect(text.contains("red title end"))
    #expect(text.contains("first line\n"))
  }

  @Test(
    "stays within the columns that it is given, where names and addresses let it", arguments: Catalogue.all.map(\.id),
    [80, 100, 120])
  func width(id: Property.ID, columns: Int) throws {
    let property = try #require(Catalogue.property(id))
    let subject = Subject("a server, claimed as another", Sample.oneThread)
    let results = try Sample.results(
      (
        Sample.server("a server, claimed as another", Sample.oneThread),
        [
          Outcome(id, on: subject, Sample.violation(property.page.why, Sample.turns)),
          Outcome(id, on: subject, .inconclusive(property.page.why)),
          Outcome(id, on: subject, .upheld(Exercise(opportunities: 1, property.page.why))),
        ]
      ))
    let text = ReportWidth.$columns.withValue(columns) { Report.text(results) + Report.page(property) }
    for line in text.split(separator: "\n") where !line.contains("https://") {
      #expect(line.count <= columns, "\(line)")
    }
  }
}
