import Conformance
import Foundation
import Harness
import Platform
import TestSupport
import Testing

@Suite("A known violation on the command line", .timeLimit(.minutes(10)))
struct KnownViolationTests {
  /// A server that is wrong in one way, which the whole catalogue sees by two properties, or right, and a list that knows it.
  private static func scratch(wrong: Bool) throws -> Scratch {
    let scratch = try Scratch()
    let fault = wrong ? ", --fault, lends-thread-while-calling" : ""
    try scratch.write(
      """
      name: lends
      command: [lockstep-server, --gateway, wsgi, --port, "{port}"\(fault)]
      model: {gateway: wsgi, processes: 1, threads: 1}
      known-violations: known.txt
      """, to: "lockstep.yaml")
    try scratch.write(
      "WK-5.web  lends its thread  https://example.org/1\nCP-1  and so runs two at once  https://example.org/1\n",
      to: "known.txt")
    return scratch
  }

  @Test("is told and fails nothing, in every command") func known() async throws {
    let scratch = try Self.scratch(wrong: true)
    let ended = try await lockstep(
      "check", "--only", "WK-5.web,WK-3", "--format", "text", "--output", "o.txt", "--format", "matrix", in: scratch)
    #expect(ended.code == 0, "\(ended.errors)")
    #expect(ended.output.contains("k1"))
    #expect(scratch.text("o.txt").contains("✗ WK-5.web  violated, known: is held by a blocking operation"))
    #expect(scratch.text("o.txt").contains("known    lends its thread\n             https://example.org/1\n"))
    let folder = try #require(scratch.names(in: ".lockstep/results").first)
    let report = try await lockstep("report", ".lockstep/results/\(folder)", "--format", "matrix-json", in: scratch)
    #expect(report.code == 0)
    #expect(report.output.contains("\"violations\" : 0"))
    let histories = scratch.files(below: ".lockstep/results/\(folder)").filter { $0.hasSuffix("WK-5.web.json") }
    let judged = try await lockstep(
      "judge", ".lockstep/results/\(folder)/\(try #require(histories.first))", in: scratch)
    #expect(judged.code == 0)
    #expect(judged.output.contains("violated, known"))
  }

  @Test("fails a certified check, and none other") func certified() async throws {
    let scratch = try Self.scratch(wrong: true)
    #expect(try await lockstep("check", in: scratch).code == 0)
    #expect(try await lockstep("check", "--certified", in: scratch).code == 1)
  }

  @Test("fails as stale once it occurs no more") func stale() async throws {
    let scratch = try Self.scratch(wrong: false)
    let ended = try await lockstep("check", "--only", "WK-5.web", in: scratch)
    #expect(ended.code == 1)
    let words = ended.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("is listed as a known violation (lends its thread, https://example.org/1); remove the line"))
  }

  @Test("stays on its list where one run kept it by chance") func unseen() async throws {
    let scratch = try Scratch()
    try scratch.write(
      """
      name: lucky
      command: [lockstep-server, --gateway, asgi, --processes, "2", --thread-sensitive, "true", --port, "{port}"]
      model: {gateway: asgi, processes: 2, sync-views: one-thread}
      known-violations: known.txt
      """, to: "lockstep.yaml")
    try scratch.write("TS-7  it accepts while it is full  https://example.org/1\n", to: "known.txt")
    let ended = try await lockstep("check", "--only", "TS-7", in: scratch)
    #expect(ended.code == 0, "\(ended.errors)")
    let words = ended.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.contains("TS-7 is listed as a known violation (it accepts while it is full, https://example.org/1), "))
    #expect(words.contains("so its line stays"))
  }

  @Test("is refused in a list that cannot be taken") func refused() async throws {
    let scratch = try Self.scratch(wrong: false)
    try scratch.write("WK-1  a spare process\n", to: "known.txt")
    let ended = try await lockstep("check", in: scratch)
    #expect(ended.code == 2)
    #expect(ended.errors.contains("known.txt, line 1: WK-1 has no link at its end; a line ends in an address"))
  }

  @Test("is found in the kit's server whose claim is wrong") func misclaimed() async throws {
    let file = try Fixtures.find().root + "/misclaimed/upgraded331-daphne-1-as-before.yaml"
    let ended = try await lockstep("check", file, "--only", "TS-4,TX-2", "--format", "json", in: try Scratch())
    #expect(ended.code == 0, "\(ended.errors)")
    let results = try Results(json: Data(ended.output.utf8), file: "standard output")
    #expect(results.outcomes.map(\.property) == ["TS-4", "TX-2"])
    #expect(results.outcomes.map(\.isKnownViolation) == [true, true])
  }
}
