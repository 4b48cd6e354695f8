import Conformance
import Postgres
import Runner
import ServerFiles
import Testing

@testable import Harness

/// A server that never becomes ready, and what must be said of it.
struct BadServer: Sendable, CustomTestStringConvertible {
  var mode: String
  var words: [String]

  init(_ mode: String, _ words: String...) { (self.mode, self.words) = (mode, words) }

  var testDescription: String { mode }

  static let answering = [
    BadServer(
      "exit", "the server ended before it was ready (exited with code 1)", "run its command by hand",
      "the settings module could not be imported"),
    BadServer("crash", "the server ended before it was ready (exited with code 7)", "run its command by hand"),
    BadServer("error", "answered 500 to /_lockstep/ready: <h1>Server Error (500)</h1>", "look into its log"),
    BadServer("timeout", "answered 500 to /_lockstep/ready", "canceling statement due to lock timeout"),
    BadServer("unknown", "answered 404 to /_lockstep/ready", "is the probe part of the app", "this run's server"),
    BadServer("html", "something that is not the probe's JSON (text/html)", "<h1>Welcome to the shop</h1>"),
    BadServer("json", "something that is not the probe's JSON (application/json)", "of this kit's version?"),
    BadServer("close", "closed the connection without an answer", "speaks plain HTTP on {port}"),
    BadServer("cut", "closed the connection in the middle of an answer", "speaks plain HTTP on {port}"),
    BadServer("garbage", "answered something that is not HTTP", "speaks plain HTTP on {port}"),
    BadServer("swap", "answered another request: what came back for hello, to /_lockstep/ready, is the answer to zz9"),
    BadServer("future", "answered /_lockstep/ready in version 2 of the probe's protocol", "this kit speaks version 1"),
    BadServer(
      "clockless",
      "answered /_lockstep/ready with a value that no probe gives (stages[0].at: found 9223372036854775807"),
    BadServer("wordy", "answered 500 to /_lockstep/ready: no no", "… (cut; 900000 characters)"),
    BadServer("huge", "answered more than 1048576 bytes"),
  ]

  static let mute = [
    BadServer("deaf", "nothing listened on 127.0.0.1:", "see that the command uses {port}"),
    BadServer("silent", "took the connection and gave no answer within", "look for what its first answer waits for"),
    BadServer("half", "began an answer and did not finish it within", "look for what its first answer waits for"),
  ]
}

@Suite("A server that cannot be looked at", .timeLimit(.minutes(10)))
struct BadServerTests {
  @Test("is told from others by what it answers", arguments: BadServer.answering)
  func answering(_ server: BadServer) async throws {
    var patience = Patience()
    patience.recovery = .milliseconds(400)
    try await expectBlindness(of: .misbehaving(server.mode), patience, server.words)
  }

  @Test("is not waited for without end when it answers nothing", arguments: BadServer.mute)
  func mute(_ server: BadServer) async throws {
    var patience = Patience()
    (patience.idleStartup, patience.answer) = (.seconds(3), .seconds(3))
    try await expectBlindness(of: .misbehaving(server.mode), patience, server.words)
  }

  @Test("has a command that does not exist") func noCommand() async throws {
    var file = ServerFile.pool
    file.command[0] = "no-such-server"
    try await expectBlindness(
      of: file, Patience(), ["cannot start no-such-server", "no folder on its PATH", "install it"])
  }

  @Test("puts itself into the background") func daemon() async throws {
    var file = ServerFile.pool
    file.command = ["sh", "-c", "sleep 600 & exit 0", "{port}"]
    try await expectBlindness(of: file, Patience(), ["exited with code 0", "have it stay in the foreground"])
  }

  @Test("starts workers over and over that cannot load the application") func crashLoop() async throws {
    var file = ServerFile.pool
    file.command = ["sh", "-c", "while :; do python3 -c 'import no_such_module'; sleep 0.1; done", "{port}"]
    try await expectBlindness(
      of: file, Patience(),
      ["starts workers that end at once", "ModuleNotFoundError: No module named 'no_such_module'"])
  }

  @Test("does nothing for longer than a server may, unless its file says how long") func slowStart() async throws {
    var patience = Patience()
    patience.idleStartup = .seconds(1)
    var file = ServerFile.pool
    let server = file.command.joined(separator: " ")
    file.command = ["sh", "-c", "sleep 600; exec \(server)"]
    try await expectBlindness(of: file, patience, ["nothing listened on 127.0.0.1:", "`start-up: 2m`"])
    file.command = ["sh", "-c", "sleep 4; exec \(server)"]
    file.startUp = .seconds(120)
    let known = file
    let results = try await withKit(patience) { try await $0.check(known, Catalogue.matching("WK-1")) }
    #expect(results["WK-1"]?.isUpheld == true)
  }

  @Test("uses another database than the kit's") func otherDatabase() async throws {
    var file = ServerFile.pool
    file.variables["PGDATABASE"] = "template1"
    try await expectBlindness(
      of: file, Patience(), ["uses the database template1, and the kit's is postgresql://", "{dsn}", "--postgres"])
  }

  @Test("uses another Postgres than the kit's") func otherPostgres() async throws {
    let other = try await EmbeddedCluster.start(named: "other")
    var file = ServerFile.pool
    file.variables.merge(other.dsn.environment) { $1 }
    try await expectBlindness(of: file, Patience(), ["of another Postgres, and the kit's is postgresql://"])
    await other.stop()
  }

  @Test("works hard on its start and never gets there") func busy() async throws {
    var patience = Patience()
    (patience.startup, patience.idleStartup) = (.seconds(4), .seconds(2))
    var file = ServerFile.pool
    file.command = ["sh", "-c", "while :; do :; done", "{port}"]
    try await expectBlindness(of: file, patience, ["nothing listened on 127.0.0.1:", "for 4 s"])
  }

  /// Every applicable property is unobservable for one and the same reason, which is a sentence, and nothing is left.
  private func expectBlindness(of file: ServerFile, _ patience: Patience, _ words: [String]) async throws {
    try await withKit(patience) { kit in
      let results = try await kit.check(file)
      #expect(results.outcomes.count == Catalogue.all.count)
      #expect(results.outcomes.allSatisfy { $0.verdict.isUnobservable || $0.verdict.isInapplicable })
      #expect(results.blindness.count == 1)
      let reason = results.blindness.first ?? ""
      for word in words { #expect(reason.contains(word)) }
      #expect(!reason.contains("Error("), "\(reason)")
      #expect(results.servers.map(\.failure) == [reason])
      #expect(kit.leftovers.isEmpty)
    }
  }
}
