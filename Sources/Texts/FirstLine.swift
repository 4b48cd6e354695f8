extension Collection<UInt8> {
  /// The first line of a body, cut to 200 characters and without control characters, for messages.
  package var firstLine: String {
    let text = String(decoding: prefix(2000), as: UTF8.self)
    let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    return String(line.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }.prefix(200).map(Character.init))
  }
}
