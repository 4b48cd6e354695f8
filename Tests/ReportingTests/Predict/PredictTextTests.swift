import Capacity
import Conformance
import Planning
import Reporting
import Testing

@Suite("A prediction in words")
struct PredictTextTests {
  @Test("is a table, a chart of throughput against clients, and where the server saturates")
  func closed() throws {
    let answer = try PredictSample.answer(PredictSample.fiveLoops, .clients([1, 2, 5]))
    #expect(
      Report.text([answer]) == """
        shop  shop.yaml
          ASGI, 5 processes, sync views on one thread
          sleep, 1.00 s each; each client sends again when it has its answer, on a new connection

                 requests      9 of 10  latency                  admitted  threads    runs ×
        clients  a second         runs      p50     p90     p99   at once  at work  requests
        ────────────────────────────────────────────────────────────────────────────────────
              1      1.00  1.00 – 1.00   1.00 s  1.00 s  1.00 s         1     20 %  99 × 200
              2      1.65  1.42 – 1.79   1.00 s  2.00 s  2.00 s         2     33 %  99 × 200
              5      2.15  1.49 – 2.94   2.00 s  5.00 s  5.00 s         5     43 %  99 × 200
        ────────────────────────────────────────────────────────────────────────────────────

           requests a second: █ median, ░ up to the upper end of 9 of 10 runs
        1  ████████████████████▍ 1.00
        2  █████████████████████████████████▊░░ 1.65
        5  ███████████████████████████████████████████▉░░░░░░░░░░░░░░░░ 2.15

        It saturates from 5 clients on at 5.00 requests a second: all of its 5 threads are busy.
        Mostly it delivers less: each process accepts what it finds, and nobody promises which one gets a
        connection.

        """)
  }

  @Test("of an open loop has one row and no chart")
  func open() throws {
    let answer = try PredictSample.answer(PredictSample.workers, .rate(8))
    #expect(
      Report.text([answer]) == """
        shop  shop.yaml
          WSGI, 5 processes × 1 thread
          sleep, 1.00 s each; requests come at random moments, whatever became of those before

        arrivals  requests      9 of 10  latency                admitted  threads     runs ×
        a second  a second         runs      p50    p90    p99   at once  at work   requests
        ────────────────────────────────────────────────────────────────────────────────────
            8.00      5.00  5.00 – 5.01   60.3 s  108 s  121 s         5    100 %  99 × 1600
        ────────────────────────────────────────────────────────────────────────────────────

        It saturates at 5.00 requests a second: all of its 5 threads are busy.
        More requests come than that, so the queue grows for as long as they do; the latencies tell how long
        the run was.

        """)
  }

  @Test("says that nothing bounds a thread for each request")
  func unbounded() throws {
    let answer = try PredictSample.answer(PredictSample.perRequest, .clients([40]))
    #expect(answer.saturation.limit == nil)
    #expect(Report.text([answer]).contains("Nothing of the server saturates"))
  }

  @Test("names the backends that give out, and the row that all requests lock")
  func causes() throws {
    let limited = try PredictSample.answer(
      PredictSample.perRequest, .clients([40]), workload: .talk(.database), backends: 20)
    #expect(
      PredictSample.words(limited).contains(
        "It saturates from 20 clients on at 20.00 requests a second: all of its 20 Postgres backends are taken."))
    #expect(limited.rows[0].prediction.peakAdmitted == 20)
    let row = try PredictSample.answer(PredictSample.workers, .clients([5]), workload: .talk(.rowLock))
    #expect(
      PredictSample.words(row).hasSuffix(
        "It saturates from 1 client on at 1.00 requests a second: all requests lock the same row."))
  }

  @Test("stays within 100 columns, whatever the names are, and lets no control character through")
  func hostile() throws {
    let answer = try PredictSample.answer(
      PredictSample.fiveLoops, .clients([1, 1000]), goal: .init(throughput: 50, p99: 0.8), name: "a\u{1B}[31m\u{7}b")
    let text = Report.text([answer])
    #expect(text.hasPrefix("ab  ab.yaml\n"))
    for line in text.split(separator: "\n") { #expect(line.count <= 100) }
    #expect(!text.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
  }

  @Test("in Markdown has the same figures")
  func markdown() throws {
    let answer = try PredictSample.answer(PredictSample.workers)
    #expect(
      Report.markdown([answer]) == """
        ## shop

        WSGI, 5 processes × 1 thread: sleep, 1.00 s each; each client sends again when it has its answer, \
        on a new connection.

        | clients | requests a second | 9 of 10 runs | latency p50 | p90 | p99 \
        | admitted at once | threads at work | runs × requests |
        | --- | --- | --- | --- | --- | --- | --- | --- | --- |
        | 1 | 1.00 | 1.00 – 1.00 | 1.00 s | 1.00 s | 1.00 s | 1 | 20 % | 99 × 200 |
        | 5 | 5.00 | 5.00 – 5.00 | 1.00 s | 1.00 s | 1.00 s | 5 | 100 % | 99 × 200 |

        It saturates from 5 clients on at 5.00 requests a second: all of its 5 threads are busy.

        """)
  }
}
