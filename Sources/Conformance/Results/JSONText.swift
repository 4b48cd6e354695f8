import Foundation
import Histories

/// JSON as the kit writes it: sorted keys, indented, ending in a newline. Equal values give equal texts.
package enum JSONText {
  /// The text of `value`; throws an `EncodingError` where it has no form in JSON, such as an infinite number.
  ///
  /// What a terminal or an editor would not show as it is stands as an escape, which means the same to whoever reads the
  /// JSON: between its strings there is nothing of that kind.
  package static func of(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(value), as: UTF8.self)
    guard text.unicodeScalars.contains(where: needsEscape) else { return text + "\n" }
    return text.unicodeScalars.reduce(into: "") { text, scalar in
      guard needsEscape(scalar) else { return text.unicodeScalars.append(scalar) }
      let digits = String(scalar.value, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    } + "\n"
  }

  /// All such characters lie below U+10000, so that four digits do.
  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool { !scalar.isHarmless && scalar != "\n" }
}
