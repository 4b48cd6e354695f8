import Capacity
import Conformance
import Foundation
import Planning
import Reporting
import Testing

@Suite("A prediction as a page and as JSON")
struct PredictPageTests {
  private func elements(_ root: ParsedXML, _ name: String) -> [ParsedXML] {
    (root.name == name ? [root] : []) + root.children.flatMap { elements($0, name) }
  }

  @Test("is one well-formed file with two plots for each server, and no script")
  func page() throws {
    let answers = try [
      PredictSample.answer(PredictSample.fiveLoops, .clients([1, 2, 5])), PredictSample.answer(PredictSample.workers),
    ]
    let page = Report.html(answers)
    let root = try ParsedXML.parse(page)
    #expect(elements(root, "svg").count == 4)
    #expect(elements(root, "script").isEmpty && elements(root, "link").isEmpty && elements(root, "img").isEmpty)
    #expect(!page.contains("http://") || !page.replacing("http://www.w3.org/2000/svg", with: "").contains("http"))
    #expect(page.contains("prefers-color-scheme: dark"))
  }

  @Test("draws each row as a point, higher throughput higher up, with its band around it")
  func points() throws {
    let root = try ParsedXML.parse(Report.html([PredictSample.answer(PredictSample.fiveLoops, .clients([1, 2, 5]))]))
    let plots = elements(root, "svg")
    let heights = elements(plots[0], "circle").compactMap { $0.attributes["cy"].flatMap(Double.init) }
    #expect(heights.count == 3)
    #expect(heights == heights.sorted(by: >))
    let band = try #require(elements(plots[0], "polygon").first?.attributes["points"])
    #expect(band.split(separator: " ").count == 6)
    #expect(elements(plots[1], "polyline").count == 2)
    for point in elements(plots[0], "circle") + elements(plots[1], "circle") {
      #expect((0...260).contains(point.attributes["cy"].flatMap(Double.init) ?? -1))
      #expect((0...480).contains(point.attributes["cx"].flatMap(Double.init) ?? -1))
    }
  }

  @Test("escapes what is in a name")
  func escaping() throws {
    let name = "<b>&\"'\u{301}\u{7}</b><script>"
    let root = try ParsedXML.parse(
      Report.html([PredictSample.answer(PredictSample.workers, .clients([1]), name: name)]))
    #expect(elements(root, "h2").map(\.text) == ["<b>&\"'\u{301}</b><script>"])
    #expect(elements(root, "script").isEmpty)
  }

  @Test("has every figure in JSON")
  func json() throws {
    let goal = CapacityQuestion.Goal(throughput: 5)
    let text = try Report.json([PredictSample.answer(PredictSample.workers, .clients([5]), goal: goal)], kit: "0.1.0")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let server = try #require((object["servers"] as? [[String: Any]])?.first)
    let row = try #require((server["rows"] as? [[String: Any]])?.first)
    #expect(row["clients"] as? Int == 5)
    #expect((row["throughput"] as? [String: Double]) == ["median": 5, "low": 5, "high": 5, "errorRate": 0.1])
    #expect((row["latency"] as? [String: Double]) == ["mean": 1, "p50": 1, "p90": 1, "p99": 1])
    #expect((server["saturation"] as? [String: Any])?["cause"] as? String == "threads")
    let sizings = try #require(server["sizings"] as? [[String: Any]])
    #expect(sizings.map { $0["count"] as? Int } == [5, 1])
  }

  @Test("reads lines of seconds and counts, and says which line is none")
  func histogram() throws {
    #expect(try Distribution.recorded(lines: "# x\n\n0.25 3\r\n1\t1\n").mean == 0.4375)
    for (text, found) in [
      ("0.25 3\nabout a second", "line 2 is “about a second”"), ("1", "line 1 is “1”"), ("-1 2", "line 1 is “-1 2”"),
      ("1 -2", "line 1 is “1 -2”"), ("nan 1", "line 1 is “nan 1”"), ("", "it has 0 values with a count"),
      ("1 0", "it has 0 values with a count"),
    ] {
      #expect { try Distribution.recorded(lines: text) } throws: { "\($0)".contains(found) }
    }
  }
}
