import Conformance
import Runner
import ServerFiles
import Testing

@testable import Harness

@Suite("A server that misbehaves once it is being looked at", .timeLimit(.minutes(10)))
struct BadViewTests {
  private static let short = {
    var patience = Patience()
    (patience.progress, patience.answer) = (.milliseconds(700), .seconds(2))
    return patience
  }()

  @Test(
    "answers errors, and the reason names them",
    arguments: [
      ("error", "answered 500 to /_lockstep/gate: <h1>Server Error (500)</h1>"),
      ("timeout", "canceling statement due to lock timeout"), ("unknown", "answered 404 to /_lockstep/gate"),
      ("json", "something that is not the probe's JSON"), ("close", "closed the connection without an answer"),
      ("swap", "answered another request"), ("cut", "closed the connection in the middle of an answer"),
      ("garbage", "is not HTTP"), ("future", "in version 2 of the probe's protocol, and this kit speaks version 1"),
    ])
  func errors(_ mode: String, _ words: String) async throws {
    let results = try await withKit(Self.short) { try await $0.check(.misbehaving("\(mode)-in-view")) }
    #expect(results["WK-1"]?.isUpheld == true)
    let verdict = try #require(results["TS-1"])
    #expect(verdict.isInconclusive, "\(verdict)")
    #expect(verdict.reason?.contains(words) == true, "\(verdict)")
    #expect(verdict.reason?.contains("3 of 3 requests failed") == true, "\(verdict)")
    #expect(!results.outcomes.contains { $0.verdict.isViolated })
  }

  @Test("answers nothing any more, and is given up after two scenarios", arguments: ["silent", "half"])
  func silence(_ mode: String) async throws {
    let results = try await withKit(Self.short) { try await $0.check(.misbehaving("\(mode)-in-view")) }
    #expect(results["WK-1"]?.isUpheld == true)
    #expect(results["TS-1"]?.reason?.contains("3 of 3 requests got no answer") == true)
    #expect(results["TS-8.wait-for"]?.isInconclusive == true)
    #expect(results.blindness.count == 1)
    #expect(results.blindness.first?.contains("no answer at all in two scenarios") == true)
  }

  @Test("dies, and is started again for the next scenario") func crash() async throws {
    let results = try await withKit { try await $0.check(.misbehaving("crash-in-view")) }
    #expect(results["WK-1"]?.isUpheld == true)
    let reason = try #require(results["TS-1"]?.reason)
    #expect(reason.contains("the server ended by itself (exited with code 7) while it was being looked at"))
    #expect(results["AS-1"]?.reason == reason)
  }

  @Test("is told to end statements too early to be held", arguments: ["lock_timeout", "statement_timeout"])
  func timeouts(_ name: String) async throws {
    var file = ServerFile.pool
    file.command = ["env", "PGOPTIONS=-c \(name)=900ms"] + file.command
    let results = try await withKit { try await $0.check(file) }
    let reason = try #require(results.blindness.first)
    #expect(results.blindness.count == 1)
    #expect(reason.contains("the server's Postgres connections have \(name) = 900ms"))
    #expect(reason.contains("set it to 0"))
  }

  @Test("may have time limits that are long enough") func longTimeouts() async throws {
    var file = ServerFile.pool
    // Options on the command line of a database session come after those of the environment.
    file.command = ["sh", "-c", #"PGOPTIONS="$PGOPTIONS -c lock_timeout=1min" exec "$0" "$@""#] + file.command
    let results = try await withKit { try await $0.check(file, Catalogue.matching("TS-4")) }
    #expect(results["TS-4"]?.isUpheld == true, "\(String(describing: results["TS-4"]))")
  }

  @Test("may come from a new process each time, and that is looked at for no longer than it takes to say so")
  func changing()
    async throws
  {
    let results = try await withKit(Self.short) { try await $0.check(.misbehaving("changing")) }
    let said = results.outcomes.filter { $0.verdict.reason?.hasPrefix("more than 64 processes answered") == true }
    #expect(said.count > 5, "\(Set(results.outcomes.compactMap(\.verdict.reason)))")
    #expect(!results.outcomes.contains { $0.verdict.isViolated })
    // How the application is called says each answer by itself.
    #expect(results.outcomes.filter(\.verdict.isUpheld).map(\.property) == ["RT-3"])
  }
}
