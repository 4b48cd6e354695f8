extension String {
  /// What a file of a thing of this name is called, with nothing in it that a file system could take amiss.
  package var asFileName: String {
    let kept = lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") ? $0 : "-" }
    let words = String(kept).split(separator: "-").joined(separator: "-")
    return words.isEmpty || words.first == "." ? "server" + words : words
  }
}
