/// Any JSON, to be compared with other JSON.
package enum JSONValue: Hashable, Sendable {
  case null
  case flag(Bool)
  case whole(Int)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])
}

extension JSONValue: Decodable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let whole = try? container.decode(Int.self) {
      self = .whole(whole)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([JSONValue].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }
}

extension JSONValue: CustomStringConvertible {
  /// As JSON writes it, for messages; what is long is cut where it is shown.
  package var description: String {
    switch self {
    case .null: "null"
    case .flag(let flag): String(flag)
    case .whole(let whole): String(whole)
    case .number(let number): String(number)
    case .text(let text): "\"\(text)\""
    case .list(let list): "[\(list.map(\.description).joined(separator: ", "))]"
    case .object(let members):
      "{\(members.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", "))}"
    }
  }
}

extension JSONValue {
  /// The text with each `{name}` replaced by its value, wherever it stands.
  package func filled(with values: [String: String]) -> JSONValue {
    switch self {
    case .text(let text): .text(text.filled(with: values))
    case .list(let list): .list(list.map { $0.filled(with: values) })
    case .object(let members): .object(members.mapValues { $0.filled(with: values) })
    case .null, .flag, .whole, .number: self
    }
  }
}

extension String {
  package func filled(with values: [String: String]) -> String {
    values.reduce(self) { $0.replacing("{\($1.key)}", with: $1.value) }
  }
}
