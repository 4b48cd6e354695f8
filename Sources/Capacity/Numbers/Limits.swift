/// Ranges that keep every later sum finite and every table in memory.
enum Limits {
  /// Longest time that a parameter may say, in seconds: about 31 years.
  static let seconds = 1e9
  /// Most requests of one run, so that the sequence numbers of its events fit 32 bits.
  static let requests = 1_000_000_000
  /// Most processes, clients, rows or recorded values.
  static let entries = 10_000_000

  static func check(
    _ value: Double, in range: ClosedRange<Double>, _ subject: String, _ quantity: String, _ accepted: String
  ) throws(CapacityError) {
    guard range.contains(value) else {
      throw CapacityError(subject, found: "\(quantity) is \(value)", accepted: accepted)
    }
  }

  /// Checks that `value` is at least 1, and at most `most`.
  static func check(
    count value: Int, most: Int = entries, _ subject: String, _ quantity: String
  ) throws(CapacityError) {
    guard (1...most).contains(value) else {
      throw CapacityError(subject, found: "\(quantity) is \(value)", accepted: "give a whole number from 1 to \(most)")
    }
  }

  /// Checks that `value` is a length of time that a parameter may say.
  static func check(seconds value: Double, _ subject: String, _ quantity: String) throws(CapacityError) {
    try check(value, in: 0...seconds, subject, quantity, "give seconds from 0 to 1e9")
  }
}
