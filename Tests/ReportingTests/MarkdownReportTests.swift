import Conformance
import Reporting
import Testing

@Suite("The Markdown report")
struct MarkdownReportTests {
  @Test("has a table of servers, and a section for what asks for attention") func golden() throws {
    let known = try KnownViolationTests.results()
    var results = try Sample.violated()
    results.servers += Sample.upheld.servers
    results.outcomes += Sample.upheld.outcomes + known.outcomes.suffix(1)
    results.advice? += Sample.upheld.advice ?? []
    #expect(
      Report.markdown(results) == """
        | server | model | processes | sync at once | sync per process | async at once | verdicts |
        | --- | --- | --- | --- | --- | --- | --- |
        | upgraded | ASGI, 1 process, sync views on a pool of 2 | 1 → 1 | 2 → 1 ? | 2 → 1 ? | ∞ → ? | 1 violated, 1 inconclusive, 1 known |
        | calm | ASGI, 1 process, sync views on one thread | 1 → 1 | 1 → 1 | 1 → 1 | ∞ → ∞ | 2 upheld |

        claimed → seen: ✗ broken   ? not seen, or not judged   ≥ at least   ∞ no bound   – nothing claimed

        ## upgraded

        **✗ TX-2 violated**: lets holders of different rows overlap, up to the model's bound

        the server ran 1 of 2 holders of different rows at once; the rest came in only as others were let go

        ```
        client p1   [r1---]
        client p1    [r2------]
        p1/t1         [r1][r2]
        release        r1

        p1 is process 48213; t1 is thread 48217
        ```

        Requests for different rows wait for each other, and throughput falls to one at a time.

        **? TS-3 inconclusive**: runs sync views off the event loop's thread

        no answer told the thread of its event loop

        **✗ TX-2 violated, known**: lets holders of different rows overlap, up to the model's bound

        1 of 2 holders of different rows at once

        ```
        client p1   [r1---]
        client p1    [r2------]
        p1/t1         [r1][r2]
        release        r1

        p1 is process 48213; t1 is thread 48217
        ```

        Requests for different rows wait for each other, and throughput falls to one at a time.

        Known: one thread does it all (https://example.org/1)

        ## Advice

        - upgraded: sync views take turns in each process: run 5 processes; predicted for 5 clients of 1 s: 1.00 → 2.22 \
        requests a second
        - calm: sync views take turns in each process: run 5 processes, Django ≥ 4.0, WSGI (gunicorn -w 5) or both \
        behind nginx; predicted for 5 clients of 1 s: 1.00 → 2.22 / 5.00 / 5.00 / 5.00 requests a second; \
        fixtures/servers: upgraded331-uvicorn-5, django52-uvicorn-1, legacy-gunicorn-5, django52-nginx-2

        Not every promise is kept. 2 servers: 1 violated, 1 inconclusive, 1 known, 2 upheld, 3 inapplicable; 3.63 s.
        Lockstep 0.1.0, Postgres 15.18, Linux, 2 cpus.

        """)
  }

  @Test("says why a server could not be looked at") func unreachable() {
    #expect(
      Report.markdown(Sample.unreachable).contains(
        "\n## gone\n\n**could not look:** the server exited with code 1 before it listened; look at its log\n"))
    #expect(Report.markdown(Sample.results()) == "No server was looked at.\n")
  }

  @Test("tells what is stale") func stale() throws {
    #expect(
      try Report.markdown(KnownViolationTests.results(stale: true)).contains(
        "**✗ TS-4 stale**: runs up to K sync views at once in each process, and no more\n\nTS-4 is upheld by upgraded"))
  }
}
