import Texts

extension YAMLItem {
  private static let accepted = #"a list of words is accepted, such as [gunicorn, "app:app", -b, "{host}:{port}"]"#

  /// The program and its arguments.
  func words() throws(ServerFileError) -> [String] {
    var words: [String] = []
    for item in try list(accepted: YAMLItem.accepted) {
      let word = try item.text()
      try item.checkPlaceholders(of: word)
      words.append(word)
    }
    guard let program = words.first else { throw error("\(path) is an empty list", YAMLItem.accepted) }
    guard program.contains(where: { !$0.isWhitespace }) else {
      throw error("the first word of \(path) is blank", "the program to start is accepted there")
    }
    return words
  }

  /// A mapping of names to texts for the server's environment. Their values are not shown, since one may be a password.
  func variables() throws(ServerFileError) -> [String: String] {
    let section = try YAMLMapping(self, known: nil, accepted: "a mapping of names to texts is accepted")
    var variables: [String: String] = [:]
    for name in section.keys {
      guard let item = section[name] else { continue }
      guard !name.isEmpty, !name.contains("="), !name.unicodeScalars.contains("\0") else {
        throw item.error("\(name.quoted) cannot name a variable", "a name without \"=\" is accepted")
      }
      if YAMLItem.variablesOfTheKit.contains(name) {
        throw item.error("\(item.path) is set by the kit itself", "leave it out, or use {dsn}, {host} and {port}")
      }
      guard case .text = item.node.kind else {
        throw item.error("\(item.path) is \(item.node.kind.inWordsWithoutValue)", "text is accepted: put it in quotes")
      }
      let value = try item.text()
      try item.checkPlaceholders(of: value)
      variables[name] = value
    }
    return variables
  }

  /// Without these a run could not tell its own server, or would lead it to another database.
  private static let variablesOfTheKit: Set = [
    "LOCKSTEP_TOKEN", "LOCKSTEP_UPSTREAM", "LOCKSTEP_DSN", "LOCKSTEP_SCHEMA",
    "PGHOST", "PGPORT", "PGUSER", "PGPASSWORD", "PGDATABASE", "PGAPPNAME",
  ]

  private func checkPlaceholders(of text: String) throws(ServerFileError) {
    let known = Placeholder.allCases.map(\.rawValue)
    for word in Template(text).placeholders where !known.contains(word) {
      let question = Suggestion.nearest(to: word, among: known).map { "did you mean {\($0)}? " } ?? ""
      throw error(
        "\(path) has the unknown placeholder {\(word)}",
        "\(question)accepted: \(Placeholder.all); {{\(word)}} stands for the text {\(word)}")
    }
  }

  /// A server has one place to listen at.
  func checkReachable(_ texts: [String]) throws(ServerFileError) {
    let used = Set(texts.flatMap { Template($0).placeholders })
    guard used.isSuperset(of: [Placeholder.port.rawValue, Placeholder.fd.rawValue]) else { return }
    throw error(
      "\(path) has both {port} and {fd}", "keep {port} if the server opens the port, {fd} if it inherits the socket")
  }
}
