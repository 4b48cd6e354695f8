/// The form of the file: a line for each property, `TS-4  reason in words  https://link`, with blank lines and lines that
/// begin with `#` between them.
extension KnownViolations {
  /// Reads the list of the server that `subject` is about, strictly: a line that could never matter is an error.
  public static func parse(_ text: String, about subject: Subject) throws(KnownViolationsError) -> KnownViolations {
    var violations: [Property.ID: KnownViolation] = [:]
    var lines: [Property.ID: Int] = [:]
    let text = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
    for (index, written) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      guard let line = try Line(written, number: index + 1) else { continue }
      let property = try line.property(applicableTo: subject)
      if let first = lines[property] {
        throw line.error("\(property) stands here twice, first in line \(first)", "keep one of them")
      }
      lines[property] = line.number
      violations[property] = try line.violation()
    }
    return KnownViolations(violations)
  }
}

/// One line of the file that is no comment.
private struct Line {
  static let example = "write such as: TS-4  the driver has one connection  https://example.org/issues/1"

  var number: Int
  var words: [Substring]

  init?(_ text: Substring, number: Int) throws(KnownViolationsError) {
    words = text.split(whereSeparator: \.isWhitespace)
    self.number = number
    guard let first = words.first, !first.hasPrefix("#") else { return nil }
    if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control && $0 != "\t" }) {
      throw error("the line holds a control character", "text is accepted")
    }
  }

  func property(applicableTo subject: Subject) throws(KnownViolationsError) -> Property.ID {
    let written = words.first.map(String.init) ?? ""
    guard let property = Catalogue.property(Property.ID(written)) else {
      let cases = Catalogue.matching(written).map(\.id.rawValue)
      throw error(
        "the catalogue has no property \"\(written)\"",
        cases.isEmpty
          ? "see `lockstep list`; \(Self.example)"
          : "write a line for each that is meant of \(cases.joined(separator: ", "))"
      )
    }
    guard property.id.rawValue == written else {
      throw error("the property \"\(written)\" is spelt \(property.id)", "write \(property.id)")
    }
    if let reason = property.inapplicable(subject) {
      throw error("\(property.id) cannot be violated by this server, since \(reason)", "remove the line")
    }
    return property.id
  }

  func violation() throws(KnownViolationsError) -> KnownViolation {
    let property = words.first ?? ""
    guard words.count > 1, let link = words.last, link.isAddress else {
      let found = words.contains(where: \.isAddress) ? "does not end in its link" : "has no link at its end"
      throw error("\(property) \(found)", "a line ends in an address with https:// or http://; \(Self.example)")
    }
    let reason = words.dropFirst().dropLast()
    guard !reason.isEmpty else {
      throw error("\(property) has no reason", "say in words why the violation is put up with; \(Self.example)")
    }
    return KnownViolation(reason: reason.joined(separator: " "), link: String(link))
  }

  func error(_ found: String, _ accepted: String) -> KnownViolationsError {
    KnownViolationsError(line: number, found: found, accepted: accepted)
  }
}

extension Substring {
  fileprivate var isAddress: Bool {
    ["https://", "http://"].contains { hasPrefix($0) && count > $0.count }
  }
}
