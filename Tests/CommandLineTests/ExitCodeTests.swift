import Processes
import Testing

/// A call that ends before anything is started, and what it says.
struct BadCall: Sendable, CustomTestStringConvertible {
  var arguments: [String]
  var words: [String]

  init(_ arguments: String..., says words: [String]) { (self.arguments, self.words) = (arguments, words) }

  var testDescription: String { arguments.joined(separator: " ") }

  static let all = [
    BadCall("bogus", says: ["Unexpected argument 'bogus'"]),
    BadCall("check", "--wrong", says: ["Unknown option '--wrong'"]),
    BadCall("check", "missing.yaml", says: ["missing.yaml: there is no such file"]),
    BadCall("check", "loskstep.yaml", says: ["did you mean \"lockstep.yaml\"?"]),
    BadCall("check", "bad.yaml", says: ["bad.yaml, line 2: unknown key \"comand\"; did you mean \"command\"?"]),
    BadCall(
      "check", "lockstep.yaml", "twin.yaml",
      says: ["twin.yaml: lockstep.yaml has the name", "give each server a name of its own"]),
    BadCall("check", "--only", "XX-9", says: ["no property or section \"XX-9\"", "see lockstep list"]),
    BadCall("check", "--only", ",", says: ["--only names nothing"]),
    BadCall("check", "--certified", "--only", "WK", says: ["leave out --only"]),
    BadCall("check", "--format", "xml", says: ["there is no format \"xml\"", "the formats are text, json, junit"]),
    BadCall("check", "--format", "json", "--format", "junit", says: ["only one format can go to standard output"]),
    BadCall("check", "--output", "a", "--output", "b", says: ["2 outputs are named for 1 formats"]),
    BadCall("check", "--output", "no/such/folder/x", says: ["cannot be written", "a folder that is there"]),
    BadCall("check", "--output", "folder", says: ["folder is a directory", "name a file in it"]),
    BadCall("check", "--results", "bad.yaml", says: ["no results folder could be made", "Not a directory"]),
    BadCall(
      "check", "--postgres", "nonsense", says: ["While reading the connection string", "postgresql://user@host"]),
    BadCall("list", "ZZ", says: ["no property or section \"ZZ\""]),
    BadCall("explain", "ZZ-1", says: ["no property or section \"ZZ-1\""]),
    BadCall("explain", says: ["Missing expected argument"]),
    BadCall("judge", "missing.json", says: ["missing.json could not be read: No such file or directory"]),
    BadCall("judge", "bad.yaml", says: ["bad.yaml should hold a history and is not JSON"]),
    BadCall("judge", "foreign.json", says: ["not a history of Lockstep"]),
    BadCall("report", "folder", says: ["folder holds no results"]),
    BadCall("report", "missing", says: ["missing does not exist", "name a results folder"]),
    BadCall("report", "foreign.json", says: ["not results of Lockstep"]),
  ]
}

@Suite("The command line, called wrongly")
struct ExitCodeTests {
  @Test("says in a sentence what to do, and exits with 2", arguments: BadCall.all)
  func usage(_ call: BadCall) async throws {
    let scratch = try Scratch()
    try scratch.wsgi(1)
    try scratch.write(scratch.text("lockstep.yaml"), to: "twin.yaml")
    try scratch.write("name: x\ncomand: [y]\n", to: "bad.yaml")
    try scratch.write("{\"a\": 1}", to: "foreign.json")
    _ = try scratch.folder("folder")
    let run = try await CommandRun.start(call.arguments, in: scratch)
    let ended = await run.end()
    #expect(ended.code == 2)
    #expect(ended.output.isEmpty)
    for word in call.words { #expect(ended.errors.contains(word)) }
    #expect(!ended.errors.contains("Fatal error") && !ended.errors.contains("NSCocoaErrorDomain"))
    await run.process.stop()
  }

  @Test("needs a server file") func nothing() async throws {
    let ended = try await lockstep("check", in: try Scratch())
    #expect(ended.code == 2)
    #expect(ended.errors.contains("lockstep.yaml: there is no such file"))
  }

  @Test("shows itself on demand", arguments: ["--help", "--version"])
  func help(_ option: String) async throws {
    let ended = try await lockstep(option, in: try Scratch())
    #expect(ended.code == 0)
    #expect(!ended.output.isEmpty && ended.errors.isEmpty)
  }
}
