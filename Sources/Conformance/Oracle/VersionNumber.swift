/// The numbers of a version, for comparing: 3.3 is 3.3.0, and 4.0rc1 counts as 4.0.
struct VersionNumber: Hashable, Comparable, Sendable {
  /// Without zeros at the end.
  private let numbers: [Int]

  /// `nil` if the text does not begin with a number.
  init?(_ text: String) {
    var numbers: [Int] = []
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      let digits = part.prefix { $0.isASCII && $0.isNumber }
      guard let number = Int(digits) else { break }
      numbers.append(number)
      if digits.count < part.count { break }
    }
    guard !numbers.isEmpty else { return nil }
    while numbers.last == 0 { numbers.removeLast() }
    self.numbers = numbers
  }

  static func < (one: VersionNumber, other: VersionNumber) -> Bool {
    one.numbers.lexicographicallyPrecedes(other.numbers)
  }
}
