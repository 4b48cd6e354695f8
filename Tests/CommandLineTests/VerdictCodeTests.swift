import Conformance
import Foundation
import TestSupport
import Testing

@Suite("A check on the command line", .timeLimit(.minutes(10)))
struct VerdictCodeTests {
  @Test("exits with 0 when everything applicable is upheld, and prints nothing but JSON") func upheld() async throws {
    let scratch = try Scratch()
    try scratch.wsgi(1)
    let ended = try await lockstep("check", "--format", "json", in: scratch)
    #expect(ended.code == 0)
    let results = try Results(json: Data(ended.output.utf8), file: "standard output")
    #expect(results.outcomes.map(\.property) == Catalogue.all.map(\.id))
    #expect(ended.errors.hasPrefix("results: .lockstep/results/check-"))
    #expect(ended.errors.split(separator: "\n").count == 1, "no progress where there is no terminal")
    #expect(scratch.names(in: "tmp").isEmpty)
  }

  @Test("exits with 1 when a promise is broken, and says which in every form") func violated() async throws {
    let scratch = try Scratch()
    try scratch.wsgi(2, declared: 1)
    let ended = try await lockstep(
      "check", "--only", "WK-1", "--format", "json", "--output", "o.json", "--format", "junit", "--output", "o.xml",
      "--format", "text", in: scratch)
    #expect(ended.code == 1)
    #expect(ended.output.contains("2 worker processes answer where 1 is declared"))
    #expect(scratch.text("o.xml").contains("failures=\"1\""))
    #expect(try Results(json: Data(scratch.text("o.json").utf8), file: "o.json").outcomes.count == 1)
    let folder = try #require(scratch.names(in: ".lockstep/results").first)
    let report = try await lockstep("report", ".lockstep/results/\(folder)", in: scratch)
    #expect(report.code == 1)
    #expect(report.output.contains("2 worker processes answer"))
    let histories = scratch.files(below: ".lockstep/results/\(folder)").filter { $0.hasSuffix("WK-1.json") }
    let judged = try await lockstep(
      "judge", ".lockstep/results/\(folder)/\(try #require(histories.first))", in: scratch)
    #expect(judged.code == 1)
  }

  @Test("exits with 3 when it could not look, and with 1 if it had to") func unobservable() async throws {
    let scratch = try Scratch()
    try scratch.misbehaving("exit")
    let ended = try await lockstep("check", in: scratch)
    #expect(ended.code == 3)
    #expect(ended.output.contains("the server ended before it was ready (exited with code 1)"))
    #expect(ended.output.contains("the settings module could not be imported"))
    #expect(try await lockstep("check", "--certified", in: scratch).code == 1)
  }

  @Test("has the JSON that the design promises") func shape() async throws {
    let scratch = try Scratch()
    try scratch.wsgi(1)
    let ended = try await lockstep("check", "--only", "WK-2", "--format", "json", in: scratch)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(ended.output.utf8)) as? [String: Any])
    #expect(Set(object.keys).isSuperset(of: ["kit", "host", "postgres", "servers", "outcomes"]))
    let server = try #require((object["servers"] as? [[String: Any]])?.first)
    let figures = [
      "processes", "syncAtOnce", "syncAtOncePerProcess", "asyncAtOnce", "threadsPerProcess", "backendsAtPeak",
      "backendsAfter",
    ]
    for side in ["claimed", "observed"] {
      #expect(Set((server[side] as? [String: Any])?.keys.map { $0 } ?? []) == Set(figures))
    }
    let outcome = try #require((object["outcomes"] as? [[String: Any]])?.first)
    #expect(
      Set(outcome.keys).isSuperset(
        of: ["property", "server", "verdict", "reason", "exercise", "evidence", "seconds", "versions"]))
    #expect(outcome["verdict"] as? String == "upheld")
  }
}
