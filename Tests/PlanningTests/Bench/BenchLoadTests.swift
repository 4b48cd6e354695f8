import Capacity
import Conformance
import Foundation
import Planning
import Testing

@Suite("A saved load of a bench")
struct BenchLoadTests {
  private static let saved = """
    {"clients": 5, "firstAlone": true, "half": 0.5, "keepsAlive": false, "requests": 20, "seed": 7, "workload": "row-lock"}
    """

  private func read(_ text: String) throws -> BenchLoad {
    try JSONDecoder().decode(BenchLoad.self, from: Data(text.utf8))
  }

  @Test func `of an earlier kit is read`() throws {
    let arrivals = try Arrivals.closed(clients: 5, start: .firstAlone)
    #expect(
      try read(Self.saved)
        == BenchLoad(workload: .rowLock, half: 0.5, requests: 20, arrivals: arrivals, seed: 7))
    let open = Self.saved.replacing("\"clients\": 5", with: "\"rate\": 4.5").replacing("true", with: "false")
    #expect(try read(open).arrivals == .open(rate: 4.5, .poisson))
  }

  @Test func `is written as it is read`() throws {
    for arrivals in try [Arrivals.closed(clients: 3, connections: .kept), .open(rate: 2, .poisson)] {
      let load = BenchLoad(workload: .web, half: 0.1, requests: 9, arrivals: arrivals, seed: 2)
      #expect(try JSONDecoder().decode(BenchLoad.self, from: JSONEncoder().encode(load)) == load)
    }
  }

  @Test(
    "that cannot be is refused in a sentence",
    arguments: [
      ("\"row-lock\"", "\"nap\"", "there is no workload \"nap\"; give sleep"),
      ("\"clients\": 5", "\"clients\": 0", "the number of clients is 0; give a whole number from 1"),
      ("\"clients\": 5", "\"rate\": 0", "the rate is 0.0; give from 1e-9"),
      ("\"clients\": 5, ", "", "it has neither clients nor a rate; give one of them"),
      ("\"clients\": 5", "\"clients\": 5, \"rate\": 5", "it has both clients and a rate; give one of them"),
    ])
  func refused(part: String, other: String, words: String) throws {
    let error = #expect(throws: DecodingError.self) { try read(Self.saved.replacing(part, with: other)) }
    guard case .dataCorrupted(let context)? = error else {
      Issue.record("found \(String(describing: error))")
      return
    }
    #expect(context.debugDescription.contains(words))
  }
}
