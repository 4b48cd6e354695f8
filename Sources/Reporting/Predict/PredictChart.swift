import Capacity
import Planning

/// Throughput against clients as bars of blocks: the median, and behind it in grey the upper end of what 9 of 10 runs come to.
struct PredictChart {
  static let width = 60
  private static let eighths: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]

  private var bars: [(label: String, median: Double, high: Double)]

  init(_ answer: CapacityAnswer) {
    bars = answer.rows.map { (answer.load($0), $0.prediction.throughput.median, $0.interval.upperBound) }
  }

  /// Nothing where there is one bar, which would be compared with nothing.
  var lines: [String] {
    guard bars.count > 1, let most = bars.map(\.high).max(), most > 0 else { return [] }
    let width = bars.map(\.label.count).max() ?? 0
    return ["", "\("".padded(to: width))  requests a second: █ median, ░ up to the upper end of 9 of 10 runs"]
      + bars.map { label, median, high in
        let bar = Self.bar(median / most)
        let grey = String(repeating: "░", count: max(0, Int((high / most * Double(Self.width)).rounded()) - bar.count))
        return "\(label.paddedLeft(to: width))  \(bar)\(grey) \(Amount.rate(median))"
      }
  }

  private static func bar(_ share: Double) -> String {
    let units = max(1, Int((share * Double(width) * 8).rounded()))
    return String(repeating: "█", count: units / 8) + (units % 8 > 0 ? String(eighths[units % 8 - 1]) : "")
  }
}
