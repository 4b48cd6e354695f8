import Capacity

/// Figures with their units, as they are written on the command line.
enum Quantity {
  /// "800ms", "0.8s" or "0.8"; more than nothing.
  static func seconds(_ text: String, for option: String) throws(CapacityError) -> Double {
    let scale = text.hasSuffix("ms") ? 0.001 : 1
    let number = text.hasSuffix("ms") ? text.dropLast(2) : text.hasSuffix("s") ? text.dropLast() : text[...]
    guard let value = Double(number), (1e-9...1e9).contains(value * scale) else {
      throw CapacityError(
        option, found: "it is \"\(text)\"", accepted: "give a time above zero, such as 0.8, 0.8s or 800ms")
    }
    return value * scale
  }

  /// "50/s" or "50"; more than nothing.
  static func rate(_ text: String, for option: String) throws(CapacityError) -> Double {
    let number = text.hasSuffix("/s") ? text.dropLast(2) : text[...]
    guard let value = Double(number), (1e-9...1e9).contains(value) else {
      throw CapacityError(
        option, found: "it is \"\(text)\"", accepted: "give requests a second above zero, such as 50 or 50/s")
    }
    return value
  }

  /// "1,2,5": whole numbers from 1.
  static func counts(_ text: String, most: Int, for option: String) throws(CapacityError) -> [Int] {
    var counts = [Int]()
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let count = Int(word.filter { $0 != " " }), (1...most).contains(count) else {
        throw CapacityError(
          option, found: "it has \"\(word)\"", accepted: "give whole numbers from 1 to \(most), separated by commas")
      }
      counts.append(count)
    }
    return counts
  }
}
