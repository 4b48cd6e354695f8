extension String {
  /// On one line, and not too long for a sentence.
  package var shortened: String {
    let visible = String(unicodeScalars.map { $0.properties.generalCategory == .control ? "·" : Character($0) })
    return visible.count > 60 ? visible.prefix(59) + "…" : visible
  }
}
