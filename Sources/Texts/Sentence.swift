extension String {
  /// The text with one more clause, which begins a sentence of its own where the text ends with one.
  package func adding(_ clause: String) -> String {
    guard let last, ".?!".contains(last) else { return "\(self); \(clause)" }
    return "\(self) \(clause.prefix(1).uppercased())\(clause.dropFirst())"
  }
}

extension String {
  /// The text without the full stops at its end, to go on behind it.
  package var withoutStop: String { String(reversed().drop { $0 == "." }.reversed()) }
}
