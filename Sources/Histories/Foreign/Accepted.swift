/// The numbers that are taken from others: from a probe, from a saved file, from whoever speaks in their names.
///
/// What lies outside of these ranges is a fault or a slip. Differences of what lies inside fit an `Int`.
package enum Accepted {
  /// Readings of a clock, in nanoseconds: about 127 years before and after its zero, whatever that is.
  package static let times = -4_000_000_000_000_000_000...4_000_000_000_000_000_000
  /// Numbers of processes, threads and backends. Kernels give far smaller ones.
  package static let identities = 0...1_000_000_000_000_000_000
  /// How many there are of something.
  package static let counts = 0...1_000_000_000
  /// What a process ends with, wait(2).
  package static let exitCodes = 0...255
  /// Numbers of signals, signal(7).
  package static let signals = 1...64
}

extension KeyedDecodingContainer {
  /// The whole number at `key`; throws a `DecodingError` that says what is accepted where it lies outside of `range`.
  package func decode(in range: ClosedRange<Int>, forKey key: Key) throws -> Int {
    let number = try decode(Int.self, forKey: key)
    guard range.contains(number) else { throw range.error(on: number, at: codingPath + [key]) }
    return number
  }

  /// The same; `nil` where there is none.
  package func decodeIfPresent(in range: ClosedRange<Int>, forKey key: Key) throws -> Int? {
    guard contains(key), try !decodeNil(forKey: key) else { return nil }
    return try decode(in: range, forKey: key)
  }

  /// The whole numbers at `key`, each of which lies in `range`.
  package func decode(eachIn range: ClosedRange<Int>, forKey key: Key) throws -> [Int] {
    let numbers = try decode([Int].self, forKey: key)
    if let wrong = numbers.first(where: { !range.contains($0) }) {
      throw range.error(on: wrong, at: codingPath + [key])
    }
    return numbers
  }
}

extension ClosedRange<Int> {
  fileprivate func error(on number: Int, at path: [any CodingKey]) -> DecodingError {
    .dataCorrupted(
      .init(
        codingPath: path,
        debugDescription: "found \(number); a whole number from \(lowerBound) to \(upperBound) is accepted"))
  }
}
