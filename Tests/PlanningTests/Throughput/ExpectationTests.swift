import Conformance
import Planning
import TestSupport
import Testing

@Suite("What a model predicts of a measurement", .aside)
struct ExpectationTests {
  @Test func `widens what is predicted where a request takes long beside its work`() throws {
    let model = ServerModel.wsgi(processes: 1, threads: 1)
    let services = Array(repeating: 0.1, count: 6)
    func expectation(_ overhead: Double) throws -> ClosedRange<Double> {
      let measured = Measurement(
        clients: 3, requests: 6, throughput: 9, services: services, overhead: overhead, answers: [6])
      return try Expectation(of: measured, on: model).range
    }
    #expect(try expectation(0.1).lowerBound < expectation(0.01).lowerBound)
    #expect(try expectation(0.1).upperBound == expectation(0.01).upperBound)
  }
}
