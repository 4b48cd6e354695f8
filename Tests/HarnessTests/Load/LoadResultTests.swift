import Capacity
import Testing

@testable import Harness
@testable import Load

@Suite("The result of a load", .timeLimit(.minutes(10)))
struct LoadResultTests {
  /// A tape of requests sent at once and answered after so many milliseconds, each inside between two others.
  private func result(_ spans: [(process: Int, enter: Int, exit: Int)]) throws -> LoadResult {
    var tape = LoadTape(requests: spans.count + 1)
    for (index, span) in spans.enumerated() {
      let body = """
        {"probe":1,"request":"load\(index + 1)","process":\(span.process),"thread":1,"points":{"enter":\(span.enter),"exit":\(span.exit)},
         "versions":{"server":"x"},"async_views":true}
        """
      (tape.entries[index].intended, tape.entries[index].sent) = (1_000_000_000, 1_001_000_000)
      tape.answer(
        index, .init(status: 200, keepsAlive: true, body: Array(body.utf8)), at: 1_001_000_000 + (index + 1) * 1_000_000
      )
    }
    tape.fail(spans.count, .wrong("was away"), at: 9_000_000_000)
    let plan = try LoadPlan(.workload(.sleep, half: 0.5), .closed(clients: 1), requests: spans.count + 1)
    return LoadResult(plan, tape, prefix: "load", ProbeMeaning())
  }

  @Test("counts who was inside at once; spans that touch are not") func admitted() throws {
    #expect(try result([(1, 10, 20), (2, 20, 30), (1, 30, 40)]).admittedAtOnce == 1)
    #expect(try result([(1, 10, 21), (2, 20, 31), (1, 30, 40)]).admittedAtOnce == 2)
    #expect(try result([(1, 10, 50), (2, 20, 50), (3, 49, 60)]).admittedAtOnce == 3)
    #expect(try result([(1, 10, 50), (2, 20, 50), (1, 49, 60), (2, 50, 60)]).admittedByProcess == [1: 2, 2: 1])
  }

  @Test("has histograms, shares and a rate, over what was answered") func figures() throws {
    let result = try result((1...100).map { (process: $0 % 4, enter: 0, exit: $0 * 1_000_000) })
    #expect((result.answered, result.failed) == (100, 1))
    #expect(result.failures == [.init(reason: "the server was away", count: 1)])
    #expect(result.share == [0: 25, 1: 25, 2: 25, 3: 25])
    #expect(result.throughput.rounded() == 1000)
    for (histogram, offset) in [(result.latency, 1.0), (result.latencyFromSending, 0), (result.service, 0)] {
      #expect(histogram.totalCount == 100)
      for percentile in [1.0, 50, 99, 100] {
        let milliseconds = Double(histogram.valueAtPercentile(percentile)) / 1e6
        #expect(abs(milliseconds - percentile - offset) <= (percentile + offset) / 1000)
      }
    }
  }
}
