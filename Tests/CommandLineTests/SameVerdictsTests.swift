import Conformance
import Foundation
import Harness
import ServerFiles
import TestSupport
import Testing

@Suite("The command line and the suites", .timeLimit(.minutes(10)))
struct SameVerdictsTests {
  @Test("come to the same verdicts", arguments: ["reference-asgi-pool-6", "reference-wsgi-1"])
  func same(_ name: String) async throws {
    let file = try ServersUnderTest.own(name)
    let suites = try await SharedRun.current.results(of: file)
    let ended = try await lockstep("check", file.file, "--format", "json", in: try Scratch())
    let commandLine = try Results(json: Data(ended.output.utf8), file: "standard output")
    #expect(ended.code == 0, "\(ended.errors)")
    expectSame(commandLine, suites)
  }

  @Test("come to the same verdicts on a guilty server") func guilty() async throws {
    let scratch = try Scratch()
    let path = try scratch.write(
      """
      name: guilty
      command: [lockstep-server, --gateway, asgi, --thread-sensitive, "false", --pool, "3", --fault, pool-one-short,
        --port, "{port}"]
      model: {gateway: asgi, processes: 1, sync-views: {pool: 3}}
      """, to: "guilty.yaml")
    let suites = try await SharedRun.current.results(of: try ServerFile.load(path))
    let ended = try await lockstep("check", path, "--format", "json", in: scratch)
    let commandLine = try Results(json: Data(ended.output.utf8), file: "standard output")
    #expect(ended.code == 1, "\(ended.errors)")
    #expect(commandLine.outcomes.filter(\.verdict.isViolated).map(\.property) == ["TS-4", "TX-2", "CP-1"])
    expectSame(commandLine, suites)
  }

  private func expectSame(_ commandLine: Results, _ suites: Results) {
    #expect(commandLine.outcomes.map(\.property) == Catalogue.all.map(\.id))
    #expect(suites.outcomes.map(\.property) == Catalogue.all.map(\.id))
    for (one, other) in zip(commandLine.outcomes, suites.outcomes) {
      #expect(one.verdict.name == other.verdict.name, "\(one.property): \(one.verdict), \(other.verdict)")
    }
  }
}
