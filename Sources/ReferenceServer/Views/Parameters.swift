/// What a request asks of a view: its query parameters, read as strictly as the Python probe reads them.
struct Parameters: Equatable, Sendable {
  /// The longest half of a pause that a view accepts, in seconds.
  static let longestPause = 600.0

  /// The sender's name for the request.
  var request: String
  /// The advisory lock to wait for; nil where the request names none.
  var gate: Gate?
  /// The row of the bank; nil where the request leaves it to the view.
  var row: Int?
  /// The length of one half of a pause, in seconds.
  var seconds = 0.5
  /// Whether an async view waits at the upstream before it answers.
  var holds = false

  /// What an async view says about its sync call; nil where it leaves that to the default, which is true.
  var threadSensitive: Bool?

  /// Which shape of nested calls a view runs; nil where the request names none.
  var shape: String?

  struct Gate: Equatable, Sendable { var namespace, key: Int32 }

  init(_ query: [String: String]) throws(BadParameter) {
    guard let id = query["request"] else {
      throw BadParameter("The parameter request is missing; give the request an id, such as request=r1.")
    }
    guard Self.isID(id) else { throw BadParameter("request", id, "1 to 40 of A-Z, a-z, 0-9, '.', '_' and '-'") }
    request = id
    gate = try Self.gate(query)
    if let text = query["row"] { row = try Self.integer("row", text, 1...100) }
    if let text = query["seconds"] { seconds = try Self.seconds(text) }
    if let text = query["hold"] {
      guard ["0", "1"].contains(text) else { throw BadParameter("hold", text, "0 or 1") }
      holds = text == "1"
    }
    if let text = query["shape"] {
      guard Self.isWord(text) else { throw BadParameter("shape", text, "a word of a-z, 0-9 and '-'") }
      shape = text
    }
    if let text = query["thread_sensitive"] {
      guard ["true", "false"].contains(text) else { throw BadParameter("thread_sensitive", text, "true or false") }
      threadSensitive = text == "true"
    }
  }

  private static func isID(_ text: String) -> Bool {
    (1...40).contains(text.utf8.count)
      && text.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || $0.isDigit || [".", "-", "_"].contains($0))
      }
  }

  private static func isWord(_ text: String) -> Bool {
    (1...40).contains(text.utf8.count)
      && text.unicodeScalars.allSatisfy { ("a"..."z").contains($0) || $0.isDigit || $0 == "-" }
  }

  private static func gate(_ query: [String: String]) throws(BadParameter) -> Gate? {
    switch (query["namespace"], query["key"]) {
    case (nil, nil): return nil
    case (let namespace?, let key?):
      let all = Int(Int32.min)...Int(Int32.max)
      return Gate(
        namespace: Int32(try integer("namespace", namespace, all)), key: Int32(try integer("key", key, all)))
    case (let namespace, _):
      let given = namespace == nil ? "key" : "namespace"
      throw BadParameter("A gate needs namespace and key, but only \(given) was given; give both.")
    }
  }

  private static func integer(_ name: String, _ text: String, _ range: ClosedRange<Int>) throws(BadParameter) -> Int {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard (1...10).contains(digits.count), digits.unicodeScalars.allSatisfy(\.isDigit), let value = Int(text),
      range.contains(value)
    else { throw BadParameter(name, text, "a whole number from \(range.lowerBound) to \(range.upperBound)") }
    return value
  }

  private static func seconds(_ text: String) throws(BadParameter) -> Double {
    let harmless = text.unicodeScalars.allSatisfy { $0.isDigit || [".", "e", "E", "-"].contains($0) }
    guard harmless, text.unicodeScalars.first?.isDigit == true, text.last?.isNumber == true, text.count <= 40,
      let value = Double(text), value <= longestPause
    else { throw BadParameter("seconds", text, "a number of seconds from 0 to \(Int(longestPause))") }
    return value
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
