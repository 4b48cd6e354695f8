import Foundation

/// Why a saved file could not be read, or a value not be written: a sentence.
public struct SavedFormError: Error, Equatable, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }

  /// What a coder stumbled on, and where in the file: "outcomes[3].verdict: …".
  package static func finding(in error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, let context): "\(place(context.codingPath + [key])) is missing"
    case DecodingError.valueNotFound(_, let context): "\(place(context.codingPath)) is null"
    case DecodingError.typeMismatch(_, let context) where context.codingPath.isEmpty: "JSON, but not an object"
    case DecodingError.typeMismatch(let type, let context):
      "\(place(context.codingPath)) is not \(type == Int.self || type == Double.self ? "a number" : "of the expected kind")"
    case DecodingError.dataCorrupted(let context) where context.codingPath.isEmpty:
      "not JSON\(reason(context.underlyingError))"
    case DecodingError.dataCorrupted(let context): "\(place(context.codingPath)): \(context.debugDescription)"
    case EncodingError.invalidValue(let value, let context): "\(place(context.codingPath)) is \(value)"
    default: "\(error)"
    }
  }

  private static func reason(_ error: (any Error)?) -> String {
    guard let text = (error as? NSError)?.userInfo[NSDebugDescriptionErrorKey] as? String else { return "" }
    return " (\(text))"
  }

  private static func place(_ path: [any CodingKey]) -> String {
    path.reduce(into: "") { text, key in
      text += key.intValue.map { "[\($0)]" } ?? (text.isEmpty ? "" : ".") + key.stringValue
    }
  }
}
