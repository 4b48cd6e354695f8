import Capacity
import Conformance
import Foundation
import Planning
import TestSupport
import Testing

@Suite("A bench on the command line", .timeLimit(.minutes(10)))
struct BenchTests {
  private struct Document: Decodable { var rows: [BenchRow] }

  private func bench(_ words: String..., in scratch: Scratch) async throws -> [BenchRow] {
    let ended = try await lockstep(["bench", "--format", "json", "--half", "20ms"] + words, in: scratch)
    #expect(ended.code == 0, "\(ended.errors)")
    return try JSONDecoder().decode(Document.self, from: Data(ended.output.utf8)).rows
  }

  @Test("measures each workload with each number of clients, beside its prediction") func rows() async throws {
    let scratch = try Scratch()
    try scratch.wsgi(2)
    let rows = try await bench(
      "--workload", "sleep,random-row", "--clients", "1,3", "--requests", "6", "--runs", "2", in: scratch)
    #expect(rows.map(\.load.workload) == [.sleep, .sleep, .randomRow, .randomRow])
    #expect(rows.map(\.load.arrivals.clients) == [1, 3, 1, 3])
    for row in rows {
      #expect(row.failure == nil && row.runs.count == 2)
      for run in row.runs {
        #expect(run.failed == 0 && run.answers.reduce(0, +) == 6)
        #expect(run.admittedAtOnce <= min(2, row.load.arrivals.clients ?? 0))
        #expect(run.p50 <= run.longest)
      }
      let predicted = try #require(row.predicted)
      #expect(predicted.least > 0 && predicted.most <= 50.1 * Double(min(2, row.load.arrivals.clients ?? 0)) / 2)
    }
  }

  @Test("exits with 3 where nothing was answered as it should be, and says why") func nothing() async throws {
    let scratch = try Scratch()
    try scratch.misbehaving("error-in-view")
    let ended = try await lockstep(
      "bench", "--workload", "sleep", "--clients", "2", "--requests", "5", "--half", "20ms", in: scratch)
    #expect(ended.code == 3, "\(ended.errors)")
    let words = ended.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.contains("none of its 5 requests were answered as they should be (5 × the server answered 500"), "\(words)")
  }

  @Test("measures an open loop") func openLoop() async throws {
    let scratch = try Scratch()
    try scratch.wsgi(1)
    let rows = try await bench("--workload", "web", "--rate", "100/s", "--requests", "5", in: scratch)
    #expect(rows.count == 1)
    #expect(rows.first?.load.arrivals.rate == 100 && rows.first?.load.arrivals.clients == nil)
    #expect(rows.first?.runs.first?.answers == [5])
  }

  @Test(
    "refuses what cannot be measured",
    arguments: [
      (["--rate", "0"], "--rate: it is \"0\"; give requests a second above zero, such as 50 or 50/s"),
      (["--rate", "5", "--clients", "5"], "--rate: it is given together with --clients; give one"),
      (["--rate", "5", "--first-alone"], "--rate: it is given together with --first-alone; give one"),
      (["--clients", "0"], "--clients: it has \"0\"; give whole numbers from 1 to 1000000, separated by commas"),
      (["--requests", "0"], "The number of requests is 0; give one from 1 to 50000000."),
      (["--half", "-1"], "--half: it is \"-1\"; give a time above zero, such as 0.8, 0.8s or 800ms"),
      (["--runs", "0"], "--runs is 0; give it from 1 to 1000"),
      (["--jobs", "0"], "--jobs is 0; give it from 1 to 64"),
      (
        ["--workload", "nap"],
        "--workload: there is no workload \"nap\"; give sleep, row-lock, random-row, database or web"
      ),
      (["--published", "nowhere.txt"], "--published nowhere.txt cannot be read"),
      (["--published", "bad.txt"], "bad.txt, line 2: \"server 4 5\" is not a server's name and its requests a second"),
      (["--format", "junit"], "there is no format \"junit\"; the formats are text, json and markdown"),
    ])
  func refusals(words: [String], sentence: String) async throws {
    let scratch = try Scratch()
    try scratch.wsgi(1)
    try scratch.write("# whence\nserver 4 5\n", to: "bad.txt")
    let ended = try await lockstep(["bench"] + words, in: scratch)
    #expect(ended.code == 2)
    #expect(ended.errors.contains(sentence), "\(ended.errors)")
    #expect(ended.output.isEmpty)
  }

  @Test("says of more clients than descriptors how many there can be") func descriptors() async throws {
    let scratch = try Scratch()
    try scratch.wsgi(1)
    let ended = try await lockstep(
      "bench", "--workload", "sleep", "--clients", "1000000", "--requests", "1000000", in: scratch)
    #expect(ended.code == 2)
    #expect(ended.errors.contains("1000000 connections cannot be held open at once"), "\(ended.errors)")
  }
}
