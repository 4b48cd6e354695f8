public import Conformance
import Texts

extension ServerFile {
  static let keys = ["name", "environment", "python", "command", "model", "variables", "start-up", "known-violations"]

  /// Checks the text of a server file. The list of known violations that it may name is left to ``load(_:model:)``.
  ///
  /// - Parameter file: the path that its errors name and that its relative paths start from.
  /// - Parameter environments: the known ones; nil leaves the environment's name to whoever creates it.
  /// - Parameter model: what to take for the model where the file has none; nil makes that an error.
  public static func parse(
    _ text: String, file: String, environments: [String]? = nil, model standIn: ServerModel? = nil
  ) throws(ServerFileError) -> ServerFile {
    try read(text, file: file, environments: environments, model: standIn).server
  }

  /// The server that the text describes, and the value that names the list of its known violations.
  static func read(
    _ text: String, file: String, environments: [String]?, model standIn: ServerModel?
  ) throws(ServerFileError) -> (server: ServerFile, knownViolations: YAMLItem?) {
    let section = try YAMLMapping(
      YAMLDocument.root(of: text, file: file), known: keys,
      accepted: "a mapping with the keys name, command and model is accepted")
    let directory = directory(of: file)
    let name = try section.required("name", such: "name: gunicorn, five workers").label()
    let environment = try section.pythonSource(directory: directory, environments: environments)
    let variables = try section["variables"]?.variables() ?? [:]
    let command = try section.required("command", such: #"command: [gunicorn, "app:app", -b, "{host}:{port}"]"#)
    let words = try command.words()
    try command.checkReachable(words + variables.values)
    let model = try section.model(orElse: standIn)
    let startUp = try section["start-up"]?.milliseconds()
    let list = section["known-violations"]
    _ = try list?.label()
    let server = ServerFile(
      name: name, file: file, directory: directory, environment: environment, command: words, variables: variables,
      model: model, startUp: startUp.map { .milliseconds($0) })
    return (server, list)
  }

  private static func directory(of file: String) -> String {
    guard let slash = file.lastIndex(of: "/") else { return "." }
    return slash == file.startIndex ? "/" : String(file[..<slash])
  }
}

extension YAMLMapping {
  fileprivate func model(orElse standIn: ServerModel?) throws(ServerFileError) -> ServerModel {
    if let standIn, self["model"] == nil { return standIn }
    return try ServerModel(reading: required("model", such: "model: {gateway: wsgi, processes: 5, threads: 1}"))
  }

  fileprivate func pythonSource(
    directory: String, environments: [String]?
  ) throws(ServerFileError) -> PythonSource {
    let environment = self["environment"]
    guard let python = self["python"] else {
      guard let environment else { return .none }
      let name = try environment.label()
      if let environments, !environments.contains(name) {
        throw environment.error(
          "unknown environment \(name.quoted)",
          Suggestion.question(for: name, among: environments)
            + "accepted: \(environments.joined(separator: ", ")), or `python:` with the path of your own")
      }
      return .environment(name)
    }
    if let environment {
      throw (environment.line > python.line ? environment : python).error(
        "both environment and python are given", "keep one: an environment of the kit's, or the path of your own python"
      )
    }
    let path = try python.label()
    return .python(path.hasPrefix("/") || directory == "." ? path : "\(directory)/\(path)")
  }
}

extension YAMLItem {
  /// A text of one line that is not blank.
  func label() throws(ServerFileError) -> String {
    let text = try text()
    guard text.contains(where: { !$0.isWhitespace }) else { throw error("\(path) is blank", "text is accepted") }
    guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }), text.count <= 200 else {
      throw error("\(path) is \(text.quoted)", "one line of 200 characters at most is accepted")
    }
    return text
  }
}
