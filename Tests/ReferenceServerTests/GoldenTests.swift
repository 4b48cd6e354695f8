import Foundation
import ProbeContract
import Testing

@testable import ReferenceServer

/// What of the golden files needs neither Postgres nor the kit's upstream; `lockstep probe` plays the rest.
@Suite("The golden requests")
struct GoldenTests {
  private static let folder = URL(filePath: #filePath).appending(path: "../../../fixtures/probes/golden").standardized
    .path

  private static let values = ["request": "g1", "namespace": "-7", "key": "2147483647"]

  private func exchanges(_ wanted: (GoldenExchange) -> Bool) throws -> [GoldenExchange] {
    let found = try GoldenFolder.exchanges(in: Self.folder).filter(wanted)
    try #require(!found.isEmpty)
    return found
  }

  private func request(_ exchange: GoldenExchange) -> Request {
    Request(target: exchange.path.filled(with: Self.values), token: nil)
  }

  @Test("that have an answer name a view") func views() throws {
    for exchange in try exchanges({ $0.answer != nil }) {
      #expect(ViewName(path: request(exchange).path) != nil, "\(exchange.title)")
    }
    let named = Set(try exchanges { $0.status == 200 }.map(\.view))
    #expect(named == Set(ViewName.allCases.map(\.rawValue)))
  }

  @Test("of views are read, and those of bad requests are refused") func parameters() throws {
    for exchange in try exchanges({ $0.answer != nil && $0.status != 400 }) {
      #expect(throws: Never.self, "\(exchange.title)") { try Parameters(request(exchange).query) }
    }
    for exchange in try exchanges({ $0.status == 400 && $0.view != "gate" }) {
      let error = #expect(throws: BadParameter.self, "\(exchange.title)") { try Parameters(request(exchange).query) }
      guard let error else { continue }
      try expect(.failed(error, request: nil), exchange)
    }
  }

  @Test("that need nobody else are answered as they must be") func answers() throws {
    let probe = Probe(fault: nil, loopThread: nil, lending: .never)
    let free: Set = ["identity", "sleep", "async", "nested", "gate"]
    for exchange in try exchanges({ free.contains($0.view) && $0.held == nil && $0.answer != nil }) {
      let view = try #require(ViewName(path: request(exchange).path))
      try expect(probe.answer(request(exchange), view, on: Session()), exchange)
    }
  }

  private func expect(_ response: Response, _ exchange: GoldenExchange) throws {
    #expect(response.status == exchange.status, "\(exchange.title)")
    #expect(response.headers[ProbeProtocol.answerHeader] == String(ProbeProtocol.version))
    let found = try JSONDecoder().decode(JSONValue.self, from: Data(response.body.utf8))
    let golden = try #require(exchange.answer).filled(with: Self.values)
    #expect(golden.mismatches(in: found) == [], "\(exchange.title)")
  }
}
