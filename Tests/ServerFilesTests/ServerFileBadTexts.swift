import Testing

@testable import ServerFiles

/// A text, and the sentence about it without the file's name.
struct BadServerFile: CustomTestStringConvertible, Sendable {
  var text: String
  var sentence: String

  init(_ text: String, _ sentence: String) { (self.text, self.sentence) = (text, sentence) }

  /// With a model of this text in line 3.
  init(model: String, _ sentence: String) { self.init(ServerFileTests.text(model: model), "line 3: " + sentence) }

  /// With a command of this text in line 2.
  init(command: String, _ sentence: String) {
    self.init(
      "name: a\ncommand: \(command)\nmodel: {gateway: wsgi, processes: 1, threads: 1}", "line 2: " + sentence)
  }

  /// With one more line, the fourth.
  init(line: String, _ sentence: String) {
    let text = ServerFileTests.text(model: "{gateway: wsgi, processes: 1, threads: 1}")
    self.init("\(text)\n\(line)", "line 4: " + sentence)
  }

  var testDescription: String { sentence }

  func expectRefusal(_ location: SourceLocation = #_sourceLocation) {
    let error = #expect(throws: ServerFileError.self, sourceLocation: location) {
      try ServerFile.parse(text, file: "a.yaml", environments: ["django52", "legacy"])
    }
    #expect(error?.description == "a.yaml, " + sentence, sourceLocation: location)
  }
}
