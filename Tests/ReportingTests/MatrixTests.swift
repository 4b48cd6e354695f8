import Conformance
import Foundation
import Reporting
import Testing

@Suite("The matrix")
struct MatrixTests {
  /// A server of which so much was admitted, with outcomes of the given verdicts.
  static func server(
    _ name: String, _ sync: Figures.Count?, _ async: Figures.Count?, django: String? = nil, asgiref: String? = nil,
    failure: String? = nil, _ outcomes: [(Property.ID, Verdict)] = [("TS-3", ExitCodeTests.upheld)],
    known: Set<Property.ID> = []
  ) -> (ServerResult, [Outcome]) {
    let versions = ["django": django, "asgiref": asgiref].compactMapValues { $0 }
    let server = Sample.server(name, Sample.oneThread, versions: versions, failure: failure) {
      ($0.syncAtOnce, $0.asyncAtOnce) = (sync, async)
    }
    return (
      server,
      outcomes.map {
        Outcome(
          $0, on: Subject(name, Sample.oneThread), $1, known: known.contains($0) ? KnownViolationTests.known : nil)
      }
    )
  }

  /// The talk's upgrade, what came later, and what could not be looked at; in no order.
  static let results: Results = {
    let (violated, upheld) = (ExitCodeTests.violated, ExitCodeTests.upheld)
    let missing = "Django 6.1 needs Python 3.12 or newer, and there is none on the PATH; install one"
    var legacy = server("legacy-daphne-1", .exactly(6), nil, django: "3.0.14", asgiref: "3.2.10")
    legacy.0.claimed.asyncAtOnce = nil
    return Sample.results(
      server("django61-uvicorn-1", nil, nil, failure: missing, [("TS-3", .unobservable(missing))]),
      server("flask-gunicorn-threads-1x5", .exactly(5), .exactly(5)),
      server("reference-asgi-pool-6", .exactly(6), .unbounded),
      server(
        "upgraded331-daphne-1", .exactly(1), .unbounded, django: "3.0.14", asgiref: "3.3.1",
        [("TS-4", violated), ("TX-2", violated), ("TX-1", ExitCodeTests.inconclusive)], known: ["TX-2"]),
      server(
        "django52-gunicorn-threads-1x5", .exactly(5), .exactly(5), django: "5.2.19", asgiref: "3.13.0",
        [("TS-3", upheld), ("WK-2", upheld)], known: ["WK-2"]),
      server("django52-uvicorn-1", .unbounded, .unbounded, django: "5.2.19", asgiref: "3.13.0"),
      server("django52-daphne-1", .unbounded, .unbounded, django: "5.2.19", asgiref: "3.13.0"),
      legacy)
  }()

  @Test("reads as a history of environments, and tells what its cells count") func text() {
    #expect(Report.matrix(Self.results) == Self.golden)
  }

  @Test("is a table in Markdown") func markdown() {
    #expect(Report.matrixMarkdown(Self.results) == Self.goldenMarkdown)
  }

  @Test("has a cell for each server in JSON, in the order of the table") func json() throws {
    let object = try JSONTests.object(Report.matrixJSON(Self.results))
    #expect(Set(object.keys) == ["kit", "environments", "servers", "cells"])
    let environments = try #require(object["environments"] as? [[String: Any]])
    #expect(
      environments.map { $0["name"] as? String } == [
        "legacy", "upgraded331", "django52", "django61", "flask", "reference",
      ])
    #expect(environments[0]["versions"] as? [String: String] == ["django": "3.0.14", "asgiref": "3.2.10"])
    #expect(
      object["servers"] as? [String] == ["daphne-1", "gunicorn-threads-1x5", "uvicorn-1", "asgi-pool-6"])
    let cells = try #require(object["cells"] as? [[String: Any]])
    #expect(cells.count == Self.results.servers.count)
    for cell in cells {
      #expect(
        Set(cell.keys) == [
          "environment", "server", "name", "syncAtOnce", "asyncAtOnce", "violations", "violated", "known", "stale",
          "undecided", "failure",
        ])
    }
    let upgraded = try #require(cells.first { $0["name"] as? String == "upgraded331-daphne-1" })
    #expect(upgraded["environment"] as? String == "upgraded331")
    #expect(upgraded["server"] as? String == "daphne-1")
    #expect(upgraded["syncAtOnce"] as? Int == 1)
    #expect(upgraded["asyncAtOnce"] as? String == "unbounded")
    #expect(upgraded["violations"] as? Int == 1)
    #expect(upgraded["violated"] as? [String] == ["TS-4"])
    #expect(upgraded["known"] as? [String] == ["TX-2"])
    #expect(upgraded["undecided"] as? [String] == ["TX-1"])
    let missing = try #require(cells.first { $0["name"] as? String == "django61-uvicorn-1" })
    #expect(missing["syncAtOnce"] is NSNull)
    #expect((missing["failure"] as? String)?.hasPrefix("Django 6.1 needs Python 3.12") == true)
  }

  @Test("counts a property once, with the worst that was found in several runs") func merged() throws {
    var results = Sample.results(Self.server("a-b-1", .exactly(1), .unbounded))
    for verdict in [ExitCodeTests.violated, ExitCodeTests.upheld] {
      let (server, outcomes) = Self.server("a-b-1", .exactly(2), .unbounded, [("TS-3", verdict)])
      results.servers.append(server)
      results.outcomes += outcomes
    }
    #expect(Report.matrix(results).contains("2/∞ ✗1"))
  }

  @Test("fits into 120 columns, and shows every server") func width() {
    let servers = [
      "daphne-1", "daphne-5", "granian-1", "granian-5", "gunicorn-1", "gunicorn-5", "gunicorn-threads-1x5",
      "gunicorn-uvicorn-2", "hypercorn-1", "hypercorn-5", "nginx-gold-standard-5x1", "uvicorn-1", "uvicorn-5",
    ]
    var results = Sample.results()
    for environment in ["legacy", "upgraded331", "django52", "starlette"] {
      for server in servers {
        let (server, outcomes) = Self.server(
          "\(environment)-\(server)", .exactly(100), .unbounded, django: "3.0.14", asgiref: "3.13.0",
          [("TS-4", ExitCodeTests.violated), ("TX-2", ExitCodeTests.inconclusive)])
        results.servers.append(server)
        results.outcomes += outcomes
      }
    }
    let text = Report.matrix(results)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 120 })
    #expect(text.split(separator: " ").count { $0.hasSuffix("100/∞") } == results.servers.count)
  }

  @Test("gives a row of its own to a server that is named otherwise") func otherNames() {
    let results = Sample.results(
      Self.server("uvicorn, five workers", .exactly(5), .unbounded), Self.server("shop", .exactly(1), .unbounded))
    let text = Report.matrix(results)
    #expect(text.contains("environment            server\n"))
    #expect(text.contains("uvicorn, five workers  5/∞ ✓\n"))
    #expect(text.contains("shop                   1/∞ ✓\n"))
  }

  @Test("says so when there is nothing to show, and lets nothing through that would break a form") func edges() throws {
    #expect(Report.matrix(Sample.results()) == "No server was looked at.\n")
    #expect(Report.matrixMarkdown(Sample.results()) == "No server was looked at.\n")
    #expect(try JSONTests.object(Report.matrixJSON(Sample.results()))["cells"] as? [String] == [])
    let hostile = try Sample.hostile()
    for text in [Report.matrix(hostile), Report.matrixMarkdown(hostile), Report.markdown(hostile)] {
      #expect(!text.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
    }
    var piped = Sample.upheld
    piped.servers[0].name = "a|b"
    #expect(Report.matrixMarkdown(piped).contains("| a\\|b |"))
  }
}
