package import Capacity
import Histories

extension Distribution {
  /// Three digits over six decades are 5,400 values; each one more makes every run of a simulation take longer.
  private static let mostLines = 10_000

  /// Reads a recorded histogram: lines of a value in seconds and its count, such as `0.250 17`. Blank lines and those that
  /// begin with `#` are passed over.
  ///
  /// Throws at the first line that is none, where nothing was counted, or where there are more than 10,000 lines.
  package static func recorded(lines text: String) throws(CapacityError) -> Distribution {
    var recordings = [Recording]()
    let lines = text.split(maxSplits: mostLines, omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard lines.count <= mostLines else {
      throw CapacityError(
        "a recorded histogram", found: "it has more than \(mostLines) lines",
        accepted: "round the values to three digits and add up their counts, as HdrHistogram does")
    }
    for (number, line) in lines.enumerated() {
      let words = line.split(whereSeparator: \.isWhitespace)
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      guard words.count == 2, let seconds = Double(first), seconds.isFinite, seconds >= 0, let count = Int(words[1]),
        (0...1_000_000_000_000).contains(count)
      else {
        throw CapacityError(
          "a recorded histogram", found: "line \(number + 1) is “\(String(line.prefix(60)).printable)”",
          accepted: "a line has the seconds and how often they were counted, such as 0.250 17")
      }
      recordings.append(Recording(seconds: seconds, count: count))
    }
    return try recorded(recordings)
  }
}
