/// The few colours of the text report, which reads as well without them.
struct Style {
  enum Ink: String {
    case bold = "1"
    case red = "31"
    case green = "32"
    case yellow = "33"
  }

  var colour: Bool

  func paint(_ text: String, _ inks: [Ink]) -> String {
    guard colour, !text.isEmpty, !inks.isEmpty else { return text }
    return "\u{1B}[\(inks.map(\.rawValue).joined(separator: ";"))m\(text)\u{1B}[0m"
  }

  func bold(_ text: String) -> String { paint(text, [.bold]) }
}
