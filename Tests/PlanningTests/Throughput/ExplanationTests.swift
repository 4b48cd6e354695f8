import Conformance
import Foundation
import Planning
import Testing

@Suite("Why a throughput is not what was predicted")
struct ExplanationTests {
  private func measurement(
    _ throughput: Double, services: [Double] = Array(repeating: 1, count: 20), answers: [Int], rows: [Int] = []
  ) -> Planning.Measurement {
    Planning.Measurement(
      clients: 5, requests: 20, throughput: throughput, services: services, overhead: 0.01, answers: answers, rows: rows
    )
  }

  @Test func `is the spread of connections, where that delivers it`() {
    let skewed = measurement(1.3, answers: [15, 2, 1, 1, 1])
    #expect(
      Explanation(of: skewed, on: .wsgi(processes: 5, threads: 1)) == .spread(answers: [15, 2, 1, 1, 1]))
  }

  @Test func `is another model, where that delivers it`() {
    let serial = measurement(1, answers: [20])
    #expect(
      Explanation(of: serial, on: .asgi(processes: 1, threadSensitive: .pool(6)))
        == .otherModel(.asgi(processes: 1, threadSensitive: .oneThread)))
  }

  @Test func `is greenlets that a query stops, where they should have switched`() {
    let serial = measurement(1, answers: [20])
    func greenlets(_ blockedBy: Set<BlockingOperation>) -> ServerModel {
      ServerModel(Side(processes: 1, .greenlets(Executor.Greenlets(10, blockedBy: blockedBy))))
    }
    #expect(Explanation(of: serial, on: greenlets([])) == .otherModel(greenlets([.query])))
  }

  @Test func `is cold workers, where their first requests took longer`() {
    let cold = measurement(4, services: [4] + Array(repeating: 1, count: 19), answers: [20])
    #expect(
      Explanation(of: cold, on: .asgi(processes: 1, threadSensitive: .pool(6))) == .coldWorkers(seconds: 3))
  }

  @Test func `is not made up`() {
    let slow = measurement(0.2, answers: [20])
    #expect(Explanation(of: slow, on: .wsgi(processes: 1, threads: 1)) == .unknown)
  }

  @Test func `replays rows that are known`() {
    let row = measurement(1, answers: [20], rows: Array(repeating: 7, count: 20))
    guard case .otherModel = Explanation(of: row, on: .asgi(processes: 1, threadSensitive: .pool(6))) else {
      Issue.record("one row, locked by all, is not known again")
      return
    }
  }

  @Test func `is saved with its cause, and read as the words that it once was`() throws {
    let all: [Explanation] = [
      .spread(answers: [3, 1]), .coldWorkers(seconds: 0.5), .otherModel(.wsgi(processes: 1, threads: 2)), .unknown,
      .told("it was cold"),
    ]
    #expect(try JSONDecoder().decode([Explanation].self, from: JSONEncoder().encode(all)) == all)
    #expect(
      try JSONDecoder().decode([Explanation].self, from: Data("[\"it was cold\"]".utf8)) == [.told("it was cold")])
  }
}
