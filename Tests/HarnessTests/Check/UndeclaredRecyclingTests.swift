import Conformance
import Glibc
import Runner
import ServerFiles
import Testing

@testable import Harness

@Suite("Workers that are replaced although their file does not say so", .timeLimit(.minutes(10)))
struct UndeclaredRecyclingTests {
  private func file(threads: Int, of processes: Int = 2, in shell: String = "") -> ServerFile {
    var file = ServerFile.wsgi(running: processes, declared: processes, threads: threads)
    file.command = ["sh", "-c", "exec \(shell) \(file.command.joined(separator: " ")) --recycles-after 25"]
    return file
  }

  private func properties(_ names: String...) -> [Property] { names.flatMap(Catalogue.matching) }

  @Test("leave every property with an outcome, and none of them violated") func complete() async throws {
    let asked = properties("WK", "CP", "TX", "TS", "LC-1")
    let results = try await withKit { try await $0.check(file(threads: 2), asked) }
    let violated = results.outcomes.filter(\.verdict.isViolated).map(\.property)
    #expect(violated.isEmpty)
    #expect(results.outcomes.map(\.property) == asked.map(\.id))
    #expect(results["WK-2"]?.isUpheld == true && results["TX-1"]?.isUpheld == true)
    #expect(results.servers.map(\.failure) == [nil])
  }

  @Test("are not counted beside their successors where their ends cannot be seen", .enabled(if: isRoot))
  func elsewhere()
    async throws
  {
    let results = try await withKit {
      try await $0.check(file(threads: 1, in: "unshare --pid --fork"), properties("WK", "CP", "TX-1"))
    }
    let violated = results.outcomes.filter(\.verdict.isViolated)
    #expect(violated.isEmpty, "\(violated.map { "\($0.property): \($0.verdict.reason ?? "")" })")
    #expect(results["WK-1"]?.isInconclusive == true)
  }
}

/// Whether namespaces can be made.
private let isRoot = geteuid() == 0
