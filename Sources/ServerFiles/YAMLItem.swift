import Texts
import Yams

/// One value of a server file, with all that a sentence about it needs.
package struct YAMLItem {
  var file: String
  /// How a sentence calls it, such as `model.processes`.
  package var path: String
  var line: Int
  var node: Node

  /// A text that is written as one: `yes`, `5` and `null` are not, unless they stand in quotes.
  func text() throws(ServerFileError) -> String {
    switch node.kind {
    case .text(let text) where text.unicodeScalars.contains("\0"):
      throw error("\(path) holds a NUL character", "text without one is accepted")
    case .text(let text): return text
    case .nothing(""), .list, .mapping, .other: throw wrong("text is accepted")
    default: throw wrong("text is accepted: put it in quotes")
    }
  }

  /// A whole number in decimal digits.
  package func wholeNumber(in range: ClosedRange<Int>) throws(ServerFileError) -> Int {
    let accepted = "a whole number from \(range.lowerBound) to \(range.upperBound) is accepted"
    switch node.kind {
    case .integer(let written):
      // YAML 1.1 has octal, hexadecimal and sexagesimal numbers: 010 is 8, and 1:30 is 90.
      let digits = written.hasPrefix("-") ? written.dropFirst() : written[...]
      guard digits == "0" || digits.first != "0", digits.allSatisfy({ $0.isASCII && $0.isNumber }) else {
        throw wrong("\(accepted), in decimal digits")
      }
      guard let number = Int(written), range.contains(number) else {
        throw error("\(path) is \(written.shortened)", accepted)
      }
      return number
    case .text(let text) where Int(text) != nil: throw wrong("\(accepted), without quotes")
    default: throw wrong(accepted)
    }
  }

  func list(accepted: String) throws(ServerFileError) -> [YAMLItem] {
    guard case .sequence(let sequence) = node else { throw wrong(accepted) }
    return sequence.enumerated().map { index, node in
      YAMLItem(file: file, path: "word \(index + 1) of \(path)", line: node.mark?.line ?? line, node: node)
    }
  }

  func wrong(_ accepted: String) -> ServerFileError { error("\(path) is \(node.kind.inWords)", accepted) }

  package func error(_ found: String, _ accepted: String) -> ServerFileError {
    ServerFileError(file: file, line: line, found: found, accepted: accepted)
  }
}
