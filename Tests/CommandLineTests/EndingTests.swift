import Conformance
import Foundation
import Processes
import TestSupport
import Testing

@Suite("A check that is ended from outside", .timeLimit(.minutes(10)))
struct EndingTests {
  /// A check of two servers that gets a signal in the middle of the first.
  private func interrupted(by signal: String) async throws -> CommandRun {
    let scratch = try Scratch()
    try scratch.wsgi(2, to: "one.yaml")
    try scratch.wsgi(3, to: "two.yaml")
    return try await CommandRun.start(
      ["check", "one.yaml", "two.yaml", "--format", "json"], in: scratch, beside: CommandRun.inTheMiddle(send: signal))
  }

  @Test("by kill -9 leaves no process and no temporary file") func killed() async throws {
    let run = try await interrupted(by: "KILL")
    #expect(await run.end().code == 137)
    try await run.untilNothingIsLeft()
    await run.process.stop()
  }

  @Test("by kill -9 at its very beginning leaves nothing either", arguments: [10, 30, 60, 100, 150, 250])
  func killedEarly(_ milliseconds: Int) async throws {
    let scratch = try Scratch()
    try scratch.wsgi(1)
    // There is no event to wait for: the moment is to be an arbitrary one.
    let run = try await CommandRun.start(
      ["check"], in: scratch, beside: "sleep \(Double(milliseconds) / 1000); kill -KILL $$")
    #expect(await run.end().code == 137)
    try await run.untilNothingIsLeft()
    await run.process.stop()
  }

  @Test("by a signal keeps and shows what was found", arguments: [("INT", 130), ("TERM", 143)] as [(String, Int32)])
  func interrupted(_ signal: String, _ code: Int32) async throws {
    let run = try await interrupted(by: signal)
    let ended = await run.end()
    #expect(ended.code == code)
    try await run.untilNothingIsLeft()
    #expect(ended.errors.contains("stopping; what was found so far is kept"))
    let results = try Results(json: Data(ended.output.utf8), file: "standard output")
    #expect(results.outcomes.contains { $0.verdict.isUpheld })
    #expect(results.outcomes.count < 2 * Catalogue.all.count)
    #expect(results.servers.map(\.name) == ["one.yaml", "two.yaml"])
    #expect(results.servers.allSatisfy { $0.failure?.contains("interrupted") == true })
    let folder = try #require(run.scratch.names(in: ".lockstep/results").first)
    let report = try await lockstep("report", ".lockstep/results/\(folder)", in: run.scratch)
    #expect(report.code == 3, "an interrupted run does not read as one that found nothing wrong")
    await run.process.stop()
  }

  @Test("by a second Ctrl-C does not wait for the server any more") func twice() async throws {
    let scratch = try Scratch()
    // It has to be killed, after the time that it is given to stop.
    try scratch.command(["sh", "-c", "trap '' TERM; touch started; while :; do sleep 600; done", "{port}"])
    let run = try await CommandRun.start(
      ["check"], in: scratch,
      beside: """
        until [ -e started ]; do sleep 0.01; done; kill -INT $$
        until grep -q stopping err; do sleep 0.01; done; kill -INT $$
        """)
    let ended = await run.end()
    #expect(ended.code == 130)
    #expect(ended.output.isEmpty)
    try await run.untilNothingIsLeft()
    await run.process.stop()
  }
}
