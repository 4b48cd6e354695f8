import Conformance
import Foundation
import Planning
import Testing

@Suite("Why a throughput is not what was predicted")
struct ExplanationTests {
  private func measurement(
    _ throughput: Double, services: [Double] = Array(repeating: 1, count: 20), answers: [Int], atOnce: Int? = nil,
    rows: [Int] = [],
    clients: Int = 5
  ) -> Planning.Measurement {
    Planning.Measurement(
      clients: clients, requests: 20, throughput: throughput, services: services, overhead: 0.01, answers: answers,
      atOnce: atOnce, rows: rows)
  }

  @Test func `is the spread of connections, where that delivers it`() {
    let skewed = measurement(1.3, answers: [15, 2, 1, 1, 1])
    #expect(
      Explanation(of: skewed, on: .wsgi(processes: 5, threads: 1)) == .spread(answers: [15, 2, 1, 1, 1]))
  }

  @Test func `is what was counted, where that delivers it`() {
    let serial = measurement(1, answers: [20], atOnce: 1)
    #expect(
      Explanation(of: serial, on: .asgi(processes: 1, threadSensitive: .pool(6))) == .counted(processes: 1, atOnce: 1))
    let slow = measurement(0.5, answers: [20], atOnce: 1)
    #expect(Explanation(of: slow, on: .asgi(processes: 1, threadSensitive: .pool(6))) == .unknown)
  }

  @Test(
    "is what was counted, where the model cannot have it, whatever else would deliver it",
    arguments: [
      (ServerModel.wsgi(processes: 8, threads: 1), [12, 8], 4), (.wsgi(processes: 1, threads: 4), [12, 8], 4),
      (.asgi(processes: 1, threadSensitive: .oneThread), [20], 12),
    ])
  func counted(model: ServerModel, answers: [Int], atOnce: Int) {
    let found = measurement(3, answers: answers, atOnce: atOnce, clients: 12)
    #expect(Explanation(of: found, on: model) == .counted(processes: answers.count, atOnce: atOnce))
  }

  @Test func `is no bound of clients`() {
    let idle = measurement(1, answers: [20], atOnce: 1, clients: 1)
    #expect(Explanation(of: idle, on: .asgi(processes: 1, threadSensitive: .pool(6))) == .unknown)
  }

  @Test func `is what was counted of greenlets that should have switched`() {
    let serial = measurement(1, answers: [20], atOnce: 1, clients: 5)
    let greenlets = ServerModel(Side(processes: 1, .greenlets(Executor.Greenlets(10))))
    #expect(Explanation(of: serial, on: greenlets) == .counted(processes: 1, atOnce: 1))
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
    let row = measurement(1, answers: [20], atOnce: 3, rows: Array(repeating: 7, count: 20))
    #expect(
      Explanation(of: row, on: .asgi(processes: 1, threadSensitive: .pool(6))) == .counted(processes: 1, atOnce: 3))
  }

  @Test func `is saved with its cause, and read as the words that it once was`() throws {
    let all: [Explanation] = [
      .spread(answers: [3, 1]), .coldWorkers(seconds: 0.5), .otherModel(.wsgi(processes: 1, threads: 2)), .unknown,
      .counted(processes: 2, atOnce: 4),
      .told("it was cold"),
    ]
    #expect(try JSONDecoder().decode([Explanation].self, from: JSONEncoder().encode(all)) == all)
    #expect(
      try JSONDecoder().decode([Explanation].self, from: Data("[\"it was cold\"]".utf8)) == [.told("it was cold")])
  }
}
