/// What a golden answer has in the place of a value that differs from run to run: `<id>`, `<time or null>`.
enum Marker: Hashable {
  /// The number of a process, a thread or a backend.
  case id
  /// A reading of a clock, in nanoseconds.
  case time
  case text
  case flag
  /// How the server called the application.
  case gateway
  /// A text that says what was wrong, and has these words in it.
  case sentence(words: String)
  /// Stages, those of these names last and in this order.
  case stages([String])
  /// What the other says, or null.
  indirect case optional(Marker)

  /// Reads a marker; `nil` for a text that stands for itself.
  init?(_ text: String) {
    guard text.hasPrefix("<"), text.hasSuffix(">") else { return nil }
    let words = text.dropFirst().dropLast()
    if words.hasSuffix(" or null") {
      guard let marker = Marker("<\(words.dropLast(" or null".count))>") else { return nil }
      self = .optional(marker)
      return
    }
    let parts = words.split(separator: ":", maxSplits: 1)
    let rest = parts.count == 2 ? parts[1].drop { $0 == " " } : ""
    switch parts.first {
    case "id": self = .id
    case "time": self = .time
    case "text": self = .text
    case "flag": self = .flag
    case "gateway": self = .gateway
    case "sentence": self = .sentence(words: String(rest))
    case "stages": self = .stages(rest.split(separator: " ").map(String.init))
    default: return nil
    }
  }

  /// The end of the sentence "it must be …".
  var wish: String {
    switch self {
    case .id: "a whole number from 0 to 10^18"
    case .time: "a reading of CLOCK_MONOTONIC, a whole number of nanoseconds"
    case .text: "a text"
    case .flag: "true or false"
    case .gateway: "\"wsgi\" or \"asgi\""
    case .sentence(""): "a sentence"
    case .sentence(let words): "a sentence with \"\(words)\" in it"
    case .stages([]): "a list of stages, each an object of stage, thread and at"
    case .stages(let names):
      "a list of stages, each an object of stage, thread and at, the last of them \(names.joined(separator: ", "))"
    case .optional(let marker): "\(marker.wish), or null"
    }
  }

  func accepts(_ value: JSONValue) -> Bool {
    switch (self, value) {
    case (.id, .whole(let number)): (0...1_000_000_000_000_000_000).contains(number)
    case (.time, .whole(let number)): (-4_000_000_000_000_000_000...4_000_000_000_000_000_000).contains(number)
    case (.text, .text(let text)): !text.isEmpty
    case (.flag, .flag): true
    case (.gateway, .text(let text)): ["wsgi", "asgi"].contains(text)
    case (.sentence(let words), .text(let text)): !text.isEmpty && (words.isEmpty || text.contains(words))
    case (.stages(let names), .list(let list)):
      list.allSatisfy(Self.isStage) && list.suffix(names.count).compactMap(Self.name) == names
    case (.optional, .null): true
    case (.optional(let marker), _): marker.accepts(value)
    default: false
    }
  }

  private static func isStage(_ value: JSONValue) -> Bool {
    guard case .object(let members) = value, name(of: value) != nil, let thread = members["thread"],
      let at = members["at"]
    else { return false }
    return Marker.id.accepts(thread) && Marker.time.accepts(at)
  }

  private static func name(of value: JSONValue) -> String? {
    guard case .object(let members) = value, case .text(let name) = members["stage"] else { return nil }
    return name
  }
}
