import Foundation
import Testing

@testable import ProbeContract

@Suite("The golden files")
struct GoldenFilesTests {
  private static let probes = URL(filePath: #filePath).appending(path: "../../../fixtures/probes").standardized.path

  private let exchanges: [GoldenExchange]
  private let protocolText: String

  init() throws {
    exchanges = try GoldenFolder.exchanges(in: Self.probes + "/golden")
    protocolText = try String(contentsOfFile: Self.probes + "/PROTOCOL.md", encoding: .utf8)
  }

  @Test("name headings of PROTOCOL.md, and each view's heading is named") func sections() {
    let headings = protocolText.split(separator: "\n").filter { $0.hasPrefix("##") }.map { line in
      String(line.drop { $0 == "#" || $0 == " " }.filter { $0 != "`" })
    }
    #expect(Set(exchanges.map(\.section)).subtracting(headings) == [])
    let views = protocolText.split(separator: "\n").filter { $0.hasPrefix("### ") }.map {
      $0.dropFirst(4).filter { $0 != "`" }
    }
    #expect(Set(views) == Set(exchanges.filter { $0.status == 200 }.map(\.view)))
  }

  @Test("tell their exchanges apart") func titles() {
    #expect(Set(exchanges.map(\.title)).count == exchanges.count)
  }

  @Test("have no text in angle brackets that is no marker") func markers() {
    for exchange in exchanges {
      for text in exchange.answer?.texts ?? [] where text.hasPrefix("<") {
        #expect(Marker(text) != nil, "\(exchange.title): \(text)")
      }
    }
  }

  @Test("carry the version of the protocol in every answer, as the page does") func version() {
    for case .object(let answer)? in exchanges.map(\.answer) {
      #expect(answer["probe"] == .whole(ProbeProtocol.version))
    }
    #expect(protocolText.hasPrefix("# The probe's protocol, version \(ProbeProtocol.version)\n"))
  }

  @Test("ask for a key of the gate where they wait there, and nowhere else") func keys() {
    for exchange in exchanges where exchange.token == .right && exchange.status != 400 {
      #expect(exchange.path.contains("{key}") == (exchange.held == .gate), "\(exchange.title)")
    }
  }

  @Test("are missed in a sentence") func missing() {
    let error = #expect(throws: GoldenFolder.Failure.self) { try GoldenFolder.exchanges(in: "/dev") }
    #expect(error?.description.contains("set LOCKSTEP_HOME") == true)
  }
}

extension JSONValue {
  fileprivate var texts: [String] {
    switch self {
    case .text(let text): [text]
    case .list(let list): list.flatMap(\.texts)
    case .object(let members): members.values.flatMap(\.texts)
    case .null, .flag, .whole, .number: []
    }
  }
}
