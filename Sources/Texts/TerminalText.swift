extension String {
  /// The text without what would move a terminal's cursor or colour its text: ESC [ … letter, ESC ] … BEL, and of the
  /// other characters those that `keeps` does not; a tab becomes a space. Source: ECMA-48, 5.4 and 8.3.89.
  package func withoutTerminalSequences(keeping keeps: (Unicode.Scalar) -> Bool) -> String {
    var kept = UnicodeScalarView()
    var scalars = unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      switch scalar {
      case "\u{1B}":
        switch scalars.next() {
        case "[": while let next = scalars.next(), !("@"..."~").contains(next) {}
        case "]": while let next = scalars.next(), next != "\u{7}", next != "\u{1B}" {}
        default: break
        }
      case "\t": kept.append(" ")
      default: if keeps(scalar) { kept.append(scalar) }
      }
    }
    return String(kept)
  }

  /// The text without terminal sequences and control characters.
  package var withoutControls: String {
    withoutTerminalSequences { $0.properties.generalCategory != .control }
  }
}
