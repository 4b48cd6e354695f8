import Foundation
import ServerFiles
import TestSupport
import Testing

@testable import Harness

@Suite("A probe that does not keep to the protocol")
struct BrokenProbeTests {
  @Test(
    "is not certified, and what is wrong stands under its heading",
    arguments: [
      ("exit", "the server ended before it was ready"),
      ("crash", "it ended by itself (exited with code 7), so nothing more is asked"),
      ("error", "a view that there is not: it was answered 500 instead of 404: <h1>Server Error"),
      ("unknown", "identity: it was answered 404 instead of 200: Not Found (PROTOCOL.md, \"identity\")"),
      ("html", "identity: its body is no JSON: <h1>Welcome to the shop</h1> (PROTOCOL.md, \"The answer\")"),
      (
        "json",
        "identity: the key process is missing; it must be a whole number from 0 to 10^18 (PROTOCOL.md, \"The answer\")"
      ),
      (
        "future",
        "identity: it is in version 2 of the protocol, and this kit speaks version 1 (PROTOCOL.md, \"Versions\")"
      ),
      ("swap", "identity: the key request is \"zz9\"; it must be \"probe-"),
      ("close", "identity: the server closed the connection without an answer"),
      ("garbage", "identity: the server answered something that is not HTTP"),
      ("instant", "gate: it was answered without having waited at the gate (PROTOCOL.md, \"gate\")"),
      ("instant", "web: it was answered without having waited at the upstream (PROTOCOL.md, \"web\")"),
      ("instant", "a request without a token: it was answered 200 instead of 404"),
      ("instant", "a row below the first: it was answered 200 instead of 400"),
      (
        "instant",
        "identity: no datagram told of its end before its answer; it must be \"left\" (PROTOCOL.md, \"Endings\")"
      ),
      ("keyless", "identity: the key async_views is missing; it must be true or false (PROTOCOL.md, \"The answer\")"),
    ])
  func misbehaving(_ mode: String, _ words: String) async throws {
    // Who answers at once is given time to do so on a busy machine; from others nothing will come.
    let limit: Duration = mode == "instant" ? .seconds(20) : .seconds(2)
    do {
      let findings = try await certified(.misbehaving(mode), answersWithin: limit).findings
      #expect(findings.contains { $0.contains(words) }, "\(findings.joined(separator: "\n"))")
    } catch let error as ServerError {
      #expect(error.description.contains(words), "\(error)")
    }
  }

  /// The probe for Node with one thing wrong.
  struct Slip: Sendable, CustomTestStringConvertible {
    var file: String
    var right: String
    var wrong: String
    var words: String

    init(_ file: String, _ right: String, _ wrong: String, _ words: String) {
      (self.file, self.right, self.wrong, self.words) = (file, right, wrong, words)
    }

    var testDescription: String { "\(right) → \(wrong)" }
  }

  static let slips = [
    Slip("views", ", settings }", " }", "gate: the key settings is missing; it must be null"),
    Slip("views", "probe: 1, request", "probe: 2, request", "it is in version 2 of the protocol"),
    Slip("views", "/*lockstep", "/*locksmith", "without a readable lockstep comment"),
    Slip("views", "thread=${pid}", "thread=1", "gate: the comment of its statement names thread 1, and the answer"),
    Slip("views", " FOR UPDATE", "", "row-gate with a row: row 100 of the bank is not locked while it is held"),
    Slip(
      "views", "await this.query(\"COMMIT\")", "", "row-gate: it has 0 committed rows in the ledger once it is answered"
    ),
    Slip(
      "views", ", ...(backend && { \"Lockstep-Backend\": backend })", "",
      "backend: its request to the upstream has no Lockstep-Backend"),
    Slip(
      "views", "\"Lockstep-Thread\": pid", "\"Lockstep-Thread\": 1", "web: its request to the upstream names thread 1"),
    Slip("views", "Number(process.hrtime.bigint())", "Date.now()", "sleep: between tick and tock are"),
    Slip("views", "ending: \"raised\"", "ending: \"left\"", "it told that it had left; it must be \"raised\""),
    Slip("views", "[\"view\", \"query\"]", "[\"view\"]", "the last of them view, query"),
    Slip("postgres", ", application_name: PGAPPNAME", "", "no connection has the application_name of PGAPPNAME"),
    Slip("server", "lockstep-ending", "lockstep-end", "identity: no datagram told of its end before its answer"),
    Slip(
      "server", "!admits(request.headers[\"lockstep-token\"]) || ", "", "a request without a token: it was answered"),
    Slip("server", "unsupported: true, ", "", "nested, gather: the key unsupported is missing; it must be true"),
    Slip("server", "application/json", "text/html", "its Content-Type is \"text/html\", not application/json"),
    Slip("parameters", "n >= 1 && ", "", "a row below the first: it was answered 200 instead of 400"),
  ]

  @Test("is found out by one slip", .enabled(if: Node.isThere, "node is not installed"), arguments: slips)
  func slip(_ slip: Slip) async throws {
    let scratch = try Scratch()
    for name in ["parameters", "postgres", "server", "views"] {
      var text = try String(contentsOfFile: "\(try Node.folder)/\(name).mjs", encoding: .utf8)
      if name == slip.file {
        #expect(text.contains(slip.right))
        text = text.replacing(slip.right, with: slip.wrong)
      }
      try scratch.write(text, to: "\(name).mjs")
    }
    var file = try ServerFile.load("\(try Node.folder)/node-http-1.yaml")
    file.directory = scratch.path
    // Only what is missed by not coming is waited for in vain.
    let isMissed = slip.file == "postgres" || ["/*lockstep", "lockstep-ending"].contains(slip.right)
    let findings = try await certified(file, answersWithin: isMissed ? .seconds(2) : .seconds(20)).findings
    #expect(findings.contains { $0.contains(slip.words) }, "\(findings.joined(separator: "\n"))")
  }
}
