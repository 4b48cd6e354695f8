import Capacity
import Conformance
import Foundation
import Planning
import Reporting
import Testing

@Suite("A bench in a report")
struct BenchReportTests {
  private static func load() throws -> BenchLoad {
    BenchLoad(workload: .randomRow, half: 0.5, requests: 20, arrivals: try .closed(clients: 5))
  }

  private static func row(_ server: String, _ throughputs: [Double]) throws -> BenchRow {
    let load = try load()
    var row = BenchRow(server, .wsgi(processes: 2, threads: 1), load)
    row.runs = throughputs.map {
      BenchRun(throughput: $0, p50: 1.01, p90: 2.02, p99: 2.5, longest: 3, admittedAtOnce: 2, answers: [11, 9])
    }
    row.predicted = try BenchForecast(of: load, on: row.model, rows: [Array(1...20)])
    return row
  }

  @Test func `is a table of throughput beside what is predicted, and one of details`() throws {
    var fast = try Self.row("two", [1.9, 2, 1.8])
    fast.published = 1.75
    fast.apacheBench = [ApacheBenchRun(requests: 20, measured: 1.66, predicted: fast.predicted)]
    var slow = try Self.row("slow", [1])
    slow.explanation = .counted(processes: 1, atOnce: 1)
    slow.runs[0].failed = 1
    slow.runs[0].failures = ["1 × the server answered 500"]
    var gone = try BenchRow("gone", .wsgi(processes: 1, threads: 1), Self.load())
    gone.failure = "the server ended before it was ready"
    let text = Report.text(BenchResults([fast, slow, gone]))
    #expect(
      text.hasPrefix(
        """
        random row lock + sleep, 2 × 500 ms; 5 clients, 20 requests, a new connection each
        server  published  measured: least / median / most  predicted  ab -n 20  predicted
        ──────────────────────────────────────────────────────────────────────────────────
        two     1.75       1.80 / 1.90 / 2.00               2.00       1.66      2.00
        slow    –          1.00                             2.00       –         –
        gone    –          –                                –          –         –
        ──────────────────────────────────────────────────────────────────────────────────

        server  p50     p90     p99     longest  at once  answers of each worker  errors
        ────────────────────────────────────────────────────────────────────────────────
        two     1.01 s  2.02 s  2.50 s  3.00 s   2        11 / 9                  0
        slow    1.01 s  2.02 s  2.50 s  3.00 s   2        11 / 9                  1
        ────────────────────────────────────────────────────────────────────────────────
        ! slow is not what its model predicts: 1 process answered, with up to 1 request at work at once
        ! slow: 1 × the server answered 500
        ! gone could not be looked at: the server ended before it was ready

        """), "\(text)")
    #expect(text.contains("ab sends its first request alone"))
  }

  @Test func `ends with advice about servers that are what they claim`() throws {
    func row(_ server: String) throws -> BenchRow {
      var row = try BenchRow(server, .asgi(processes: 1, threadSensitive: .oneThread), Self.load())
      row.versions = ["django": "3.0.14"]
      row.runs = [
        BenchRun(throughput: 1, p50: 5, p90: 5, p99: 5, longest: 5, admittedAtOnce: 1, answers: [20])
      ]
      return row
    }
    var other = try row("other")
    other.explanation = .unknown
    let rows = BenchResults([try row("serial"), try row("serial"), other])
    #expect(rows.advice.map(\.server) == ["serial"])
    let text = Report.text(rows)
    #expect(text.contains("Advice\n  serial\n    sync views take turns in each process: run 5 processes, Django ≥ 4.0"))
    #expect(Report.markdown(rows).contains("## Advice"))
  }

  @Test func `has a heading for each load`() throws {
    var sleeping = try Self.row("two", [2])
    sleeping.load.workload = .sleep
    sleeping.load.arrivals = try .open(rate: 4, .poisson)
    let text = Report.markdown(BenchResults([try Self.row("two", [2]), sleeping]))
    #expect(text.contains("## random row lock + sleep, 2 × 500 ms; 5 clients"))
    #expect(text.contains("## sleep, 2 × 500 ms; 4 requests a second, whatever became of those before"))
    #expect(!text.contains("ab sends"))
  }

  @Test func `is read back from JSON as it was`() throws {
    struct Document: Decodable { var kit: String, rows: [BenchRow] }
    let row = try Self.row("two", [2, 1.5])
    let document = try JSONDecoder().decode(Document.self, from: Data(Report.json(BenchResults([row]), kit: "1").utf8))
    #expect(document.kit == "1" && document.rows == [row])
  }
}
