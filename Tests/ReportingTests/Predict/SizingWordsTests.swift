import Conformance
import Planning
import TestSupport
import Testing

@Suite("How large a server has to be, in words", .aside)
struct SizingWordsTests {
  private func words(
    _ model: ServerModel, _ loads: PredictSample.Loads, _ goal: CapacityQuestion.Goal, backends: Int? = nil
  ) throws -> String {
    try PredictSample.words(PredictSample.answer(model, loads, backends: backends, goal: goal))
  }

  @Test("says what the size delivers")
  func reached() throws {
    #expect(
      try words(.wsgi(processes: 1, threads: 1), .clients([50]), .init(throughput: 50)).hasSuffix(
        "50 processes reach 50 requests a second: predicted are 50.00 requests a second, p99 1.00 s, with 50 clients. "
          + "50 threads reach 50 requests a second: predicted are 50.00 requests a second, p99 1.00 s, with 50 clients."
      ))
    #expect(
      try words(PredictSample.workers, .clients([5]), .init(throughput: 5)).hasSuffix(
        "1 thread in each of 5 processes reaches 5 requests a second: predicted are 5.00 requests a second, p99 1.00 s, "
          + "with 5 clients."))
  }

  @Test("names what gives out before any size does")
  func impossible() throws {
    let none = "No number of processes reaches "
    for (loads, goal, backends, reason) in [
      (
        .clients([50]), .init(throughput: 60), nil,
        "60 requests a second: 50 clients that each wait for an answer send at most 50.00 a second."
      ),
      (.rate(5), .init(throughput: 6), nil, "6 requests a second: only 5.00 a second come."),
      (.clients([50]), .init(p99: 0.8), nil, "a p99 of 800 ms: the work alone has a p99 of 1.00 s."),
      (
        .clients([50]), .init(throughput: 40), 20,
        "40 requests a second: 20 Postgres backends serve at most 20.00 a second."
      ),
    ] as [(PredictSample.Loads, CapacityQuestion.Goal, Int?, String)] {
      #expect(try words(PredictSample.workers, loads, goal, backends: backends).contains(none + reason))
    }
  }

  @Test("says what the most that are tried deliver")
  func missed() throws {
    #expect(
      try words(PredictSample.fiveLoops, .clients([5]), .init(throughput: 5)).contains(
        "1000 processes do not reach 5 requests a second: predicted are 4."))
  }
}
