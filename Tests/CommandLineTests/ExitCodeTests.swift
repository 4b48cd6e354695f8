import Processes
import TestSupport
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
    BadCall("predict", "missing.yaml", says: ["missing.yaml: there is no such file"]),
    BadCall("predict", "bad.yaml", says: ["bad.yaml, line 2: unknown key \"comand\""]),
    BadCall("predict", "modelless.yaml", says: ["modelless.yaml", "model: {gateway: wsgi, processes: 5, threads: 1}"]),
    BadCall("predict", "--clients", "0", says: ["--clients: it has \"0\"", "whole numbers from 1 to 1000000"]),
    BadCall("predict", "--clients", "many", says: ["--clients: it has \"many\""]),
    BadCall("predict", "--rate", "0", says: ["--rate: it is \"0\"", "above zero"]),
    BadCall("predict", "--rate", "5", "--clients", "5", says: ["--rate: it is given together with --clients"]),
    BadCall("predict", "--rate", "1e8", says: ["100000000 requests would be in flight at once"]),
    BadCall("predict", "--service", "-1", says: ["--service: it is \"-1\"", "a time above zero"]),
    BadCall("predict", "--workload", "nap", says: ["--workload: there is no workload \"nap\"; give sleep, row-lock"]),
    BadCall("predict", "--distribution", "normal", says: ["--distribution: it is \"normal\"", "lognormal:0.5"]),
    BadCall("predict", "--histogram", "bad.yaml", says: ["--histogram bad.yaml: line 1 is “name: x”", "0.250 17"]),
    BadCall("predict", "--histogram", "missing", says: ["--histogram: missing cannot be read as text"]),
    BadCall("predict", "--histogram", "bad.yaml", "--service", "1", says: ["together with --service"]),
    BadCall("predict", "--processes", "0", says: ["--processes is 0", "from 1"]),
    BadCall("predict", "--processes", "1000000", says: ["--processes is 1000000", "from 1 to 1000"]),
    BadCall("predict", "--threads", "1000000", says: ["--threads is 1000000", "from 1 to 1000"]),
    BadCall("predict", "--requests", "10000000", says: ["it would simulate", "give fewer --requests"]),
    BadCall("predict", "--clients", "1000000", says: ["it would simulate", "smaller --clients"]),
    BadCall("predict", "--histogram", "long.txt", says: ["it has more than 10000 lines", "round the values"]),
    BadCall("check", "\u{1B}[31mred\u{7}\u{202E}.yaml", says: ["red.yaml: there is no such file"]),
    BadCall("check", "\u{1B}[31mbad.yaml", "--only", "\u{1B}]0;x\u{7}", says: ["no property or section \"\""]),
    BadCall("judge", "endless.json", says: ["subject.model.processes: found 9223372036854775807"]),
    BadCall("predict", "--backends", "9", says: ["workload sleep takes no backend", "--workload database"]),
    BadCall("predict", "--threads", "3", "asgi.yaml", says: ["asgi.yaml: an asgi server has no threads"]),
    BadCall("predict", "--target", "fast", says: ["--target: it is \"fast\"", "50/s"]),
    BadCall("predict", "--p99", "0", says: ["--p99: it is \"0\"", "800ms"]),
    BadCall("predict", "--requests", "0", says: ["--requests: it is 0"]),
    BadCall("predict", "--format", "junit", says: ["the formats are text, json, markdown and html"]),
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

@Suite("The command line, called wrongly", .timeLimit(.minutes(10)))
struct ExitCodeTests {
  @Test("says in a sentence what to do, and exits with 2", arguments: BadCall.all)
  func usage(_ call: BadCall) async throws {
    let scratch = try Scratch()
    try scratch.wsgi(1)
    try scratch.write(scratch.text("lockstep.yaml"), to: "twin.yaml")
    try scratch.write("name: x\ncomand: [y]\n", to: "bad.yaml")
    try scratch.write("name: x\ncommand: [y, \"{port}\"]\n", to: "modelless.yaml")
    try scratch.command(["y", "{port}"], to: "asgi.yaml")
    try scratch.write("{\"a\": 1}", to: "foreign.json")
    try scratch.write(String(repeating: "0.5 1\n", count: 10_001), to: "long.txt")
    try scratch.write(Self.endless, to: "endless.json")
    _ = try scratch.folder("folder")
    let run = try await CommandRun.start(call.arguments, in: scratch)
    let ended = await run.end()
    #expect(ended.code == 2)
    #expect(ended.output.isEmpty)
    for word in call.words { #expect(ended.errors.contains(word), "\(ended.errors)") }
    let odd = ended.errors.unicodeScalars.first {
      $0 != "\n" && ($0.properties.generalCategory == .control || $0 == "\u{202E}")
    }
    #expect(odd == nil)
    #expect(!ended.errors.contains("Fatal error") && !ended.errors.contains("NSCocoaErrorDomain"))
    await run.process.stop()
  }

  /// A history of a server with more processes than there are numbers for.
  private static let endless = """
    {"format": 1, "property": "WK-2", "scenario": {"title": "x", "steps": []}, "known": null,
     "subject": {"name": "x", "versions": {}, "hasAsyncViews": true,
       "model": {"gateway": "wsgi", "processes": 9223372036854775807, "threads": 1}},
     "history": {"spans": [], "releases": [], "processes": [], "unmet": [], "failures": []}}
    """

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
