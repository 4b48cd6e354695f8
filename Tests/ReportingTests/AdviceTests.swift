import Conformance
import Foundation
import Reporting
import Testing

@Suite("Advice")
struct AdviceTests {
  /// A server of which one property was looked at, and what of it was seen.
  private func results(
    _ model: ServerModel, versions: [String: String] = [:], property: Property.ID = "WK-1", name: String = "shop",
    observed: (inout Figures) -> Void = { _ in }
  ) -> Results {
    let subject = Subject(name, model, versions: versions)
    return Sample.results(
      (
        Sample.server(name, model, versions: versions, observed: observed),
        [Outcome(property, on: subject, .upheld(Exercise(opportunities: 1, "once")))]
      ))
  }

  private func advice(_ results: Results) throws -> Advice {
    let all = Advice.all(on: results)
    #expect(all.count == 1)
    return try #require(all.first)
  }

  private let one = ServerModel.asgi(processes: 1, threadSensitive: .oneThread)

  @Test("for sync views that take turns is what the talk recommends, with what each is predicted to bring")
  func takingTurns() throws {
    let found = try advice(results(one, versions: ["django": "3.0.14"]))
    #expect(
      found.sentence == "sync views take turns in each process: run 5 processes, Django ≥ 4.0, WSGI (gunicorn -w 5) or "
        + "both behind nginx; predicted for 5 clients of 1 s: 1.00 → 2.22 / 5.00 / 5.00 / 5.00 requests a second")
    #expect(
      found.options.map(\.example) == [
        "upgraded331-uvicorn-5", "django52-uvicorn-1", "legacy-gunicorn-5", "django52-nginx-2",
      ])
    #expect(found.options[0].section == ServerModel.asgi(processes: 5, threadSensitive: .oneThread).section)
  }

  @Test("names a newer Django only where there is an older one", arguments: ["5.2.19", "4.0", "", "x", nil])
  func newerDjango(version: String?) throws {
    let found = try advice(results(one, versions: version.map { ["django": $0] } ?? [:]))
    #expect(!found.sentence.contains("Django"))
  }

  @Test("goes by what was seen, where that is not what was claimed")
  func observed() throws {
    let claimed = ServerModel.asgi(processes: 1, threadSensitive: .pool(6))
    let found = try advice(results(claimed, versions: ["django": "3.0.14"]) { $0.syncAtOncePerProcess = .exactly(1) })
    #expect(found.finding == "sync views take turns in each process")
    #expect(found.before == 1)
  }

  @Test("goes by a bound that was met, and by no claim that was seen exceeded")
  func certainty() throws {
    let pool = ServerModel.asgi(processes: 1, threadSensitive: .pool(6))
    let found = try advice(results(pool) { $0.syncAtOncePerProcess = .exactly(5) })
    #expect(found.finding == "each process runs 5 sync views at once")
    let capped = try advice(
      results(.asgi(processes: 1, threadSensitive: .perRequest)) { $0.syncAtOncePerProcess = .exactly(32) })
    #expect(capped.finding == "each process runs 32 sync views at once")
    #expect(Advice.all(on: results(pool) { $0.syncAtOncePerProcess = .atLeast(7) }).isEmpty)
    #expect(try advice(results(pool) { $0.syncAtOncePerProcess = .atLeast(6) }) == advice(results(pool)))
  }

  @Test("does not name more processes to a server that has them")
  func fiveProcesses() throws {
    let found = try advice(results(.asgi(processes: 5, threadSensitive: .oneThread)))
    #expect(found.options.map(\.action) == ["WSGI (gunicorn -w 5)", "both behind nginx"])
    #expect(found.before < 3)
  }

  @Test("for a pool is more processes, up to five")
  func pool() throws {
    let found = try advice(results(.asgi(processes: 1, threadSensitive: .pool(6))))
    #expect(found.before == 6)
    #expect(found.options.map(\.action) == ["run 5 processes"])
    #expect(found.options[0].after > 10 && found.options[0].after <= 30)
    #expect(Advice.all(on: results(.asgi(processes: 5, threadSensitive: .pool(6)))).isEmpty)
  }

  @Test("for a thread per request is a bound, unless the file promises one")
  func unbounded() throws {
    var results = results(.asgi(processes: 1, threadSensitive: .perRequest))
    let found = try advice(results)
    #expect(
      found.sentence
        == "nothing bounds threads and Postgres backends, of which Postgres has 100 by default: a pool of 20 "
        + "connections or WSGI (gunicorn -w 5 --threads 4); predicted for 120 clients: 120 → 20 / 20 at once")
    #expect(found.options[0].section.hasSuffix("sync-views: thread-per-request\n  backends: 20"))
    results.servers[0].claimed.backendsAtPeak = .exactly(60)
    #expect(Advice.all(on: results).isEmpty)
  }

  @Test("for blocking workers comes where async views were seen to hold them")
  func blocking() throws {
    let workers = ServerModel.wsgi(processes: 5, threads: 1)
    let found = try advice(results(workers, property: "WK-6"))
    #expect(
      found.sentence
        == "an async view holds its worker while it waits, so waits of more than 200 ms are for background "
        + "tasks: async paths to ASGI (nginx); predicted for 20 clients of 1 s: 5.00 → 20.00 requests a second")
    #expect(Advice.all(on: results(workers)).isEmpty)
  }

  @Test("is none for what the talk calls the gold standard, for what could not be looked at, and for nonsense")
  func none() {
    #expect(Advice.all(on: results(.split(syncProcesses: 2, threads: 1, asyncProcesses: 2))).isEmpty)
    #expect(Advice.all(on: Sample.unreachable).isEmpty)
    for count in [-1, 0, 1001] {
      #expect(Advice.all(on: results(.wsgi(processes: count, threads: count), property: "WK-6")).isEmpty)
      #expect(Advice.all(on: results(.asgi(processes: count, threadSensitive: .oneThread))).isEmpty)
      #expect(Advice.all(on: results(.asgi(processes: 1, threadSensitive: .pool(count)))).count == 0)
    }
  }

  @Test("survives counts that a saved file may have and no machine") func overflow() {
    var saved = results(one)
    let model = ServerModel.wsgi(processes: .max, threads: 1)
    saved.outcomes = [Outcome("WK-6", on: Subject("shop", model), .upheld(Exercise(opportunities: 1, "once")))]
    #expect(Advice.all(on: saved).isEmpty)
  }

  @Test("stands at the end of the text, servers that get the same together, in few lines")
  func text() {
    var both = results(one, versions: ["django": "3.0.14"], name: "daphne")
    let other = results(one, versions: ["django": "3.0.14"], name: "uvicorn")
    both.servers += other.servers
    both.outcomes += other.outcomes
    let text = Report.text(both)
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

  @Test("is in JSON, and is not read back") func json() throws {
    let results = results(one)
    let text = try Report.json(results)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let first = try #require((object["advice"] as? [[String: Any]])?.first)
    #expect(first["server"] as? String == "shop")
    #expect((first["options"] as? [[String: Any]])?.map { $0["example"] as? String }.count == 3)
    #expect(try Results(json: text.utf8, file: "r.json") == results)
    #expect(try Report.json(Sample.unreachable).contains("\"advice\" : [\n\n  ]"))
  }

  @Test("names server files that the kit has") func examples() throws {
    let models: [ServerModel] = [
      one, .asgi(processes: 5, threadSensitive: .oneThread), .asgi(processes: 1, threadSensitive: .pool(6)),
      .asgi(processes: 1, threadSensitive: .perRequest), .wsgi(processes: 5, threads: 1),
    ]
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../fixtures/servers")
    for model in models {
      for option in try advice(results(model, versions: ["django": "3.2"], property: "WK-6")).options {
        #expect(FileManager.default.fileExists(atPath: root.appending(path: option.example + ".yaml").path))
      }
    }
  }
}
