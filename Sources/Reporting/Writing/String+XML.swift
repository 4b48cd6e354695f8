import Histories

extension String {
  /// The text as the content or an attribute of an element, without what XML does not admit.
  var escapedForXML: String {
    printable.reduce(into: "") { text, character in
      // Scalars, since an accent may combine with a sign of the markup.
      for scalar in character.unicodeScalars {
        switch scalar {
        case "&": text += "&amp;"
        case "<": text += "&lt;"
        case ">": text += "&gt;"
        case "\"": text += "&quot;"
        default: text.unicodeScalars.append(scalar)
        }
      }
    }
  }
}
