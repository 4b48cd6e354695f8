import Conformance
import Planning
import Testing

@Suite("Why a throughput is not what was predicted")
struct ExplanationTests {
  private func measurement(
    _ throughput: Double, services: [Double] = Array(repeating: 1, count: 20), answers: [Int], rows: [Int] = []
  ) -> Measurement {
    Measurement(
      clients: 5, requests: 20, throughput: throughput, services: services, overhead: 0.01, answers: answers, rows: rows
    )
  }

  @Test func `is the spread of connections, where that delivers it`() {
    let skewed = measurement(1.3, answers: [15, 2, 1, 1, 1])
    #expect(
      Explanation.words(for: skewed, on: .wsgi(processes: 5, threads: 1))
        == "the spread of the connections over the processes, 15 / 2 / 1 / 1 / 1, explains it")
  }

  @Test func `is another model, where that delivers it`() {
    let serial = measurement(1, answers: [20])
    #expect(
      Explanation.words(for: serial, on: .asgi(processes: 1, threadSensitive: .pool(6)))
        == "it is what this would deliver: ASGI, 1 process, sync views on one thread")
  }

  @Test func `is cold workers, where their first requests took longer`() {
    let cold = measurement(4, services: [4] + Array(repeating: 1, count: 19), answers: [20])
    #expect(
      Explanation.words(for: cold, on: .asgi(processes: 1, threadSensitive: .pool(6)))
        == "cold workers explain it: a first request took 3.0 s longer than others")
  }

  @Test func `is not made up`() {
    let slow = measurement(0.2, answers: [20])
    #expect(
      Explanation.words(for: slow, on: .wsgi(processes: 1, threads: 1))
        == "no model that the kit knows of delivers that; look at what else the requests wait for")
  }

  @Test func `replays rows that are known`() {
    let row = measurement(1, answers: [20], rows: Array(repeating: 7, count: 20))
    #expect(
      Explanation.words(for: row, on: .asgi(processes: 1, threadSensitive: .pool(6))).hasPrefix(
        "it is what this would deliver: "))
  }
}
