import Testing

@testable import ServerFiles

@Suite("A server file that cannot be taken", .timeLimit(.minutes(10)))
struct ServerFileErrorTests {
  @Test(arguments: [
    BadServerFile(
      line: "enviroment: legacy",
      #"unknown key "enviroment"; did you mean "environment"? "#
        + "accepted here: name, environment, python, command, model, variables, start-up, known-violations"),
    BadServerFile(line: "name: b", #"the key "name" stands here twice, first in line 1; keep one of them"#),
    BadServerFile(line: "\"name\": b", #"the key "name" stands here twice, first in line 1; keep one of them"#),
    BadServerFile(line: "[a]: b", "a key of the file is a list; text is accepted"),
    BadServerFile(
      line: "environment: legcy",
      #"unknown environment "legcy"; did you mean "legacy"? "#
        + "accepted: django52, legacy, or `python:` with the path of your own"),
    BadServerFile(line: "python: ' '", "python is blank; text is accepted"),
    BadServerFile(
      "name: a",
      "line 1: the file has no command; "
        + #"add it, such as command: [gunicorn, "app:app", -b, "{host}:{port}"]"#),
    BadServerFile("name:", "line 1: name is empty; text is accepted"),
    BadServerFile("name: 5", "line 1: name is the number 5; text is accepted: put it in quotes"),
    BadServerFile(
      "name: on", "line 1: name is on, which YAML reads as a truth value; text is accepted: put it in quotes"),
    BadServerFile("name: \"a\\nb\"", "line 1: name is \"a·b\"; one line of 200 characters at most is accepted"),
  ])
  func `at its keys`(bad: BadServerFile) { bad.expectRefusal() }

  @Test func `at the second of two keys that exclude each other`() {
    let model = "{gateway: wsgi, processes: 1, threads: 1}"
    let sentence = "keep one: an environment of the kit's, or the path of your own python"
    BadServerFile(
      ServerFileTests.text(model: model) + "\nenvironment: legacy\npython: bin/python",
      "line 5: both environment and python are given; " + sentence
    ).expectRefusal()
  }

  private static let listOfWords = #"a list of words is accepted, such as [gunicorn, "app:app", -b, "{host}:{port}"]"#

  @Test(arguments: [
    BadServerFile(command: "gunicorn app", #"command is the text "gunicorn app"; "# + listOfWords),
    BadServerFile(command: "[]", "command is an empty list; " + listOfWords),
    BadServerFile(
      command: #"["", "{port}"]"#, "the first word of command is blank; the program to start is accepted there"),
    BadServerFile(
      command: "[serve, {port}]",
      #"word 2 of command is the mapping {port}, since it stands without quotes (write "{port}"); "#
        + "text is accepted: put it in quotes"),
    BadServerFile(
      command: #"[serve, -w, 5, "{port}"]"#,
      "word 3 of command is the number 5; text is accepted: put it in quotes"),
    BadServerFile(
      command: #"[serve, "{prot}"]"#,
      "word 2 of command has the unknown placeholder {prot}; did you mean {port}? "
        + "accepted: {port}, {fd}, {host}, {dsn}; {{prot}} stands for the text {prot}"),
    BadServerFile(
      command: #"[serve, "{port}", "{fd}"]"#,
      "command has both {port} and {fd}; "
        + "keep {port} if the server opens the port, {fd} if it inherits the socket"),
    BadServerFile(
      command: #"[serve, "{port}\0"]"#, "word 2 of command holds a NUL character; text without one is accepted"),
  ])
  func `at its command`(bad: BadServerFile) { bad.expectRefusal() }

  @Test(arguments: [
    BadServerFile(line: "variables: [a]", "variables is a list; a mapping of names to texts is accepted"),
    BadServerFile(
      line: "variables: {PGHOST: a}",
      "variables.PGHOST is set by the kit itself; leave it out, or use {dsn}, {host} and {port}"),
    BadServerFile(line: "variables: {A=B: a}", #""A=B" cannot name a variable; a name without "=" is accepted"#),
    // Not shown, for it may be a password.
    BadServerFile(
      line: "variables: {SECRET: 4711}", "variables.SECRET is a number; text is accepted: put it in quotes"),
    BadServerFile(
      line: #"variables: {A: "{x}"}"#,
      "variables.A has the unknown placeholder {x}; "
        + "accepted: {port}, {fd}, {host}, {dsn}; {{x}} stands for the text {x}"),
  ])
  func `at its variables`(bad: BadServerFile) { bad.expectRefusal() }

  private static let brackets = "check brackets and quotes here and in the lines above, and indent with spaces"
  private static let empty = "a server file has the keys name, command and model, and mostly environment"

  @Test(arguments: [
    BadServerFile("", "line 1: the file is empty; " + empty),
    BadServerFile("# only a comment\n\n", "line 1: the file is empty; " + empty),
    BadServerFile(
      "\n- a", "line 2: the file is a list; a mapping with the keys name, command and model is accepted"),
    BadServerFile(
      "name: a: b",
      "line 1: this is not YAML: mapping values are not allowed in this context; " + brackets),
    BadServerFile(
      "name: a\ncommand: [b",
      "line 2: this is not YAML: did not find expected ',' or ']' while parsing a flow sequence, begun in line 2; "
        + brackets),
    BadServerFile(
      "name: a\n\tb: c",
      "line 2: this is not YAML: found a tab character that violates indentation while scanning a plain scalar, begun in line 1; "
        + brackets),
    BadServerFile("name: *a", "line 1: this is not YAML: found undefined alias; " + brackets),
    BadServerFile(
      "name: a\u{1}", "line 1: this is not YAML: control characters are not allowed; remove the control characters"),
    BadServerFile(
      line: "--- {}", "a second document begins here; a server file has one; write one file for each server"),
  ])
  func `because it is no YAML mapping`(bad: BadServerFile) { bad.expectRefusal() }

  @Test func `because it nests without end`() {
    let error = #expect(throws: ServerFileError.self) {
      try ServerFile.parse(String(repeating: "[", count: 100_000), file: "a.yaml")
    }
    #expect(error?.description.contains("this is not YAML") == true)
  }
}
