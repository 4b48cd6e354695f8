import Texts

/// A version of Python, such as 3.11.2.
package struct PythonVersion: Hashable, Sendable, Comparable, CustomStringConvertible {
  private let number: VersionNumber

  package init(_ major: Int, _ minor: Int, _ patch: Int = 0) { number = VersionNumber([major, minor, patch]) }

  /// Takes one to three numbers with points between them; missing ones are 0.
  init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }.filter { $0 >= 0 }
    guard (1...3).contains(parts.count), numbers.count == parts.count else { return nil }
    number = VersionNumber(numbers)
  }

  package static func < (first: PythonVersion, second: PythonVersion) -> Bool { first.number < second.number }

  package var description: String { "\(number[0]).\(number[1]).\(number[2])" }
}
