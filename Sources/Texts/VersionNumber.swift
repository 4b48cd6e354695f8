/// The numbers of a version, for comparing: 3.3 is 3.3.0, and 4.0rc1 counts as 4.0.
package struct VersionNumber: Hashable, Comparable, Sendable {
  /// Without zeros at the end.
  private let numbers: [Int]

  package init(_ numbers: [Int]) {
    self.numbers = Array(numbers.reversed().drop { $0 == 0 }.reversed())
  }

  /// `nil` if the text does not begin with a number.
  package init?(_ text: some StringProtocol) {
    var numbers: [Int] = []
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      let digits = part.prefix { $0.isASCII && $0.isNumber }
      guard let number = Int(digits) else { break }
      numbers.append(number)
      if digits.count < part.count { break }
    }
    guard !numbers.isEmpty else { return nil }
    self.init(numbers)
  }

  package var major: Int { self[0] }

  /// The number at that place, counted from 0; 0 where there is none.
  package subscript(place: Int) -> Int { numbers.indices.contains(place) ? numbers[place] : 0 }

  package static func < (one: VersionNumber, other: VersionNumber) -> Bool {
    one.numbers.lexicographicallyPrecedes(other.numbers)
  }
}
