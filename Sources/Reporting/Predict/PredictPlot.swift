import Capacity
import Planning

/// Curves over the loads of an answer as an SVG picture. The loads stand side by side at equal distances.
struct PredictPlot {
  struct Curve {
    var name: String
    /// The CSS variable that holds its colour.
    var colour: String
    var values: [Double]
    /// Lower and upper ends of a band around it; may be empty.
    var band: [ClosedRange<Double>] = []
  }

  private static let (width, height) = (480.0, 260.0)
  private static let (left, right, top, bottom) = (64.0, 16.0, 36.0, 44.0)

  var title: String
  var loads: [String]
  var axis: String
  var curves: [Curve]
  var label: (Double) -> String

  static func throughput(_ answer: CapacityAnswer) -> PredictPlot {
    let curve = Curve(
      name: "median; the band holds 9 of 10 runs", colour: "--one",
      values: answer.rows.map(\.prediction.throughput.median), band: answer.rows.map(\.interval))
    return PredictPlot(answer, "requests a second", [curve], Amount.rate)
  }

  static func latency(_ answer: CapacityAnswer) -> PredictPlot {
    let curves = [(0.5, "p50", "--one"), (0.99, "p99", "--two")].map { level, name, colour in
      Curve(name: name, colour: colour, values: answer.rows.map { $0.prediction.latency.quantile(level) })
    }
    return PredictPlot(answer, "latency", curves, Amount.time)
  }

  private init(
    _ answer: CapacityAnswer, _ title: String, _ curves: [Curve], _ label: @escaping (Double) -> String
  ) {
    (self.title, self.curves, self.label) = (title, curves, label)
    loads = answer.rows.map(answer.load)
    axis = answer.question.peak.rate == nil ? "clients" : "arrivals a second"
  }

  var svg: String {
    let spoken = "\(title) against \(axis)".escapedForXML
    let parts = grid + marks + curves.flatMap(drawn) + legend
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(number(Self.width)) \(number(Self.height))" role="img" \
      aria-label="\(spoken)">
      \(parts.joined(separator: "\n"))
      </svg>
      """
  }

  /// The top of the scale: 1, 2 or 5 times a power of ten.
  private var most: Double {
    let largest = curves.flatMap { $0.values + $0.band.map(\.upperBound) }.max() ?? 0
    guard largest > 0, largest.isFinite else { return 1 }
    var power = 1e-9
    while power * 10 <= largest { power *= 10 }
    return ([1, 2, 5, 10].first { $0 * power >= largest * 0.999 } ?? 10) * power
  }

  private func x(_ index: Int) -> Double {
    let room = Self.width - Self.left - Self.right
    return Self.left + room * (Double(index) + 0.5) / Double(max(1, loads.count))
  }

  private func y(_ value: Double) -> Double {
    Self.height - Self.bottom - (Self.height - Self.top - Self.bottom) * min(1, value / most)
  }

  private var grid: [String] {
    (0...4).flatMap { step -> [String] in
      let value = most * Double(step) / 4
      return [
        line(from: (Self.left, y(value)), to: (Self.width - Self.right, y(value))),
        text(label(value), Self.left - 6, y(value) + 4, anchor: "end"),
      ]
    }
  }

  private var marks: [String] {
    loads.enumerated().map { text($1, x($0), Self.height - Self.bottom + 18, anchor: "middle") }
      + [text(axis, (Self.left + Self.width - Self.right) / 2, Self.height - 8, anchor: "middle")]
  }

  private var legend: [String] {
    [text(title, Self.left, 16, anchor: "start")]
      + curves.enumerated().map { index, curve in
        let place = Self.width - Self.right - Double(curves.count - 1 - index) * 56
        return text(curve.name, place, 16, anchor: "end", colour: curve.colour)
      }
  }

  private func drawn(_ curve: Curve) -> [String] {
    let band =
      curve.band.enumerated().map { point($0, $1.upperBound) }
      + curve.band.enumerated().reversed().map { point($0, $1.lowerBound) }
    let points = curve.values.enumerated().map { point($0, $1) }
    let paint = "var(\(curve.colour))"
    return [
      band.isEmpty ? nil : "<polygon points=\"\(band.joined(separator: " "))\" style=\"fill: \(paint); opacity: .2\"/>",
      "<polyline points=\"\(points.joined(separator: " "))\" style=\"fill: none; stroke: \(paint); stroke-width: 2\"/>",
    ].compactMap { $0 }
      + curve.values.enumerated().map {
        "<circle cx=\"\(number(x($0)))\" cy=\"\(number(y($1)))\" r=\"3\" style=\"fill: \(paint)\"/>"
      }
  }

  private func point(_ index: Int, _ value: Double) -> String { "\(number(x(index))),\(number(y(value)))" }

  private func line(from start: (Double, Double), to end: (Double, Double)) -> String {
    "<line x1=\"\(number(start.0))\" y1=\"\(number(start.1))\" x2=\"\(number(end.0))\" y2=\"\(number(end.1))\" "
      + "style=\"stroke: var(--rule)\"/>"
  }

  private func text(_ words: String, _ x: Double, _ y: Double, anchor: String, colour: String = "--ink") -> String {
    "<text x=\"\(number(x))\" y=\"\(number(y))\" text-anchor=\"\(anchor)\" style=\"fill: var(\(colour))\">"
      + words.escapedForXML + "</text>"
  }

  /// A coordinate with one decimal.
  private func number(_ value: Double) -> String { Seconds(value: value, decimals: 1).description }
}
