import Conformance
import Foundation
import Planning
import Reporting
import Testing

@Suite("Advice in reports")
struct AdviceTests {
  private func results(
    _ model: ServerModel, versions: [String: String] = ["django": "5.2.19"], property: Property.ID = "WK-1",
    names: [String] = ["shop"]
  ) -> Results {
    var all = Sample.results()
    for name in names {
      all.servers.append(Sample.server(name, model, versions: versions))
      all.outcomes.append(
        Outcome(
          property, on: Subject(name, model, versions: versions), .upheld(Exercise(opportunities: 1, "once"))))
    }
    all.advice = nil
    return all.advised()
  }

  private let one = ServerModel.asgi(processes: 1, threadSensitive: .oneThread)

  @Test("stands at the end of the text, servers that get the same together, in few lines")
  func text() {
    let text = Report.text(results(one, versions: ["django": "3.0.14"], names: ["daphne", "uvicorn"]))
    #expect(
      text.contains(
        """

        Advice
          daphne, uvicorn
            sync views take turns in each process: run 5 processes, Django ≥ 4.0, WSGI (gunicorn -w 5) or
            both behind nginx; predicted for 5 clients of 1 s: 1.00 → 2.22 / 5.00 / 5.00 / 5.00 requests a
            second
            fixtures/servers: upgraded331-uvicorn-5, django52-uvicorn-1, legacy-gunicorn-5, django52-nginx-2

        Every promise that applies is kept.
        """))
  }

  @Test("says what is the matter, what to do and what that brings")
  func sentences() {
    for (found, sentence) in [
      (
        results(.asgi(processes: 1, threadSensitive: .perRequest)),
        "nothing bounds threads and Postgres backends, of which Postgres has 100 by default: a pool of 20 connections or "
          + "WSGI (gunicorn -w 5 --threads 4); predicted for 120 clients: 120 → 20 / 20 at once"
      ),
      (
        results(.asgi(processes: 2, threadSensitive: .perRequest).pooling(4)),
        "the pool of 4 in each process bounds what queries at once, and every thread beyond that waits for it: a pool of 10 "
          + "connections in each process; predicted for 120 clients: 8 → 20 at once"
      ),
      (
        results(.wsgi(processes: 1, threads: 5).pooling(3)),
        "the pool of 3 in each process bounds what queries at once, and 2 more threads wait for it: a pool of 5 connections; "
          + "predicted for 120 clients: 3 → 5 at once"
      ),
      (
        results(.wsgi(processes: 5, threads: 1), property: "WK-6"),
        "an async view holds its worker while it waits, so waits of more than 200 ms are for background tasks: async "
          + "paths to ASGI (nginx); predicted for 20 clients of 1 s: 5.00 → 20.00 requests a second"
      ),
      (
        results(.asgi(processes: 1, threadSensitive: .pool(6))),
        "each process runs 6 sync views at once: run 5 processes;"
      ),
    ] {
      let words = Report.text(found).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains(sentence), "\(words)")
    }
  }

  @Test("offers no server files where the kit has none of the framework") func noExamples() throws {
    let found = results(one, versions: ["node": "22.1"])
    let text = Report.text(found)
    #expect(text.contains("sync views take turns in each process: run 5 processes; predicted"))
    #expect(!text.contains("fixtures/servers") && !text.contains("gunicorn") && !text.contains("Django"))
    #expect(!Report.markdown(found).contains("fixtures/servers"))
    #expect(try Results(json: Report.json(found).utf8, file: "r.json") == found)
  }

  @Test("rests on what was saved, and on no simulation") func saved() throws {
    var results = results(one)
    results.advice?[0].before = 7
    #expect(Report.text(results).contains("7.00 → "))
    results.advice = nil
    #expect(!Report.text(results).contains("Advice"))
    #expect(!Report.markdown(results).contains("Advice"))
  }

  @Test("is in JSON with its sentence, and is read back") func json() throws {
    let results = results(one)
    let text = try Report.json(results)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let first = try #require((object["advice"] as? [[String: Any]])?.first)
    #expect(first["server"] as? String == "shop")
    #expect(first["cause"] as? String == "sync-views-take-turns")
    #expect((first["sentence"] as? String)?.hasPrefix("sync views take turns in each process: run 5") == true)
    let options = try #require(first["options"] as? [[String: Any]])
    #expect(options.map { $0["action"] as? String } == ["more-processes", "blocking-workers", "both-gateways"])
    #expect(options[0]["example"] as? String == "upgraded331-uvicorn-5")
    #expect(
      options[0]["section"] as? String == ServerModel.asgi(processes: 5, threadSensitive: .oneThread).section)
    #expect(try Results(json: text.utf8, file: "r.json") == results)
    #expect(try Report.json(Sample.unreachable).contains("\"advice\" : [\n\n  ]"))
  }
}
