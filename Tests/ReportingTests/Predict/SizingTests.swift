import Capacity
import Conformance
import Reporting
import TestSupport
import Testing

@Suite("How large a server has to be", .aside)
struct SizingTests {
  @Test("is the smallest number of processes, or of threads, that reaches a throughput")
  func throughput() throws {
    let answer = try PredictSample.answer(.wsgi(processes: 1, threads: 1), .clients([50]), goal: .init(throughput: 50))
    #expect(answer.sizings.map(\.count) == [50, 50])
    #expect(answer.sizings.map(\.unit) == [.processes, .threads])
    #expect(answer.sizings[1].model == .wsgi(processes: 1, threads: 50))
    #expect(
      answer.sizings[1].sentence == "50 threads reach 50 requests a second: "
        + "predicted are 50.00 requests a second, p99 1.00 s, with 50 clients")
  }

  @Test("keeps a latency", arguments: [(1.2, 50), (2.0, 25), (10, 5)])
  func latency(p99: Double, processes: Int) throws {
    let answer = try PredictSample.answer(PredictSample.workers, .clients([50]), goal: .init(p99: p99))
    #expect(answer.sizings[0].count == processes)
  }

  @Test("has no threads to tell where sync views run under ASGI")
  func asgi() throws {
    let answer = try PredictSample.answer(PredictSample.fiveLoops, .clients([10]), goal: .init(throughput: 2))
    #expect(answer.sizings.map(\.unit) == [.processes])
  }

  @Test("is that of an open loop too")
  func open() throws {
    let answer = try PredictSample.answer(PredictSample.workers, .rate(10), goal: .init(throughput: 10, p99: 1.5))
    let count = try #require(answer.sizings[0].count)
    #expect((12...25).contains(count))
  }

  @Test("is none where something else gives out, which it names")
  func none() throws {
    func reason(_ answer: CapacityAnswer) throws -> String {
      let sizing = try #require(answer.sizings.first)
      #expect(sizing.count == nil && sizing.model == nil)
      return sizing.sentence
    }
    #expect(
      try reason(PredictSample.answer(PredictSample.workers, .clients([50]), goal: .init(throughput: 60)))
        == "no number of processes reaches 60 requests a second: 50 clients that each wait for an answer send at most "
        + "50.00 a second")
    #expect(
      try reason(PredictSample.answer(PredictSample.workers, .rate(5), goal: .init(throughput: 6)))
        == "no number of processes reaches 6 requests a second: only 5.00 a second come")
    #expect(
      try reason(PredictSample.answer(PredictSample.workers, .clients([50]), goal: .init(p99: 0.8)))
        == "no number of processes reaches a p99 of 800 ms: the work alone has a p99 of 1.00 s")
    #expect(
      try reason(
        PredictSample.answer(
          PredictSample.workers, .clients([50]), workload: .talk(.database), backends: 20, goal: .init(throughput: 40)))
        == "no number of processes reaches 40 requests a second: 20 Postgres backends serve at most 20.00 a second")
    #expect(
      try reason(
        PredictSample.answer(
          PredictSample.workers, .clients([50]), workload: .talk(.rowLock), goal: .init(throughput: 2)))
        == "no number of processes reaches 2 requests a second: the rows that requests lock let at most 1.00 a second "
        + "through")
    #expect(
      try reason(PredictSample.answer(PredictSample.fiveLoops, .clients([5]), goal: .init(throughput: 5)))
        .hasPrefix("1000 processes do not reach 5 requests a second: predicted are 4."))
  }

  @Test("refuses more requests in flight than it can hold")
  func tooMany() throws {
    #expect {
      try PredictSample.answer(PredictSample.workers, .rate(1e8))
    } throws: { error in
      "\(error)" == "the prediction: 100000000 requests would be in flight at once; it takes 1000000 at most"
    }
  }
}
