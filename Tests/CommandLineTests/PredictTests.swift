import TestSupport
import Testing

@Suite("A prediction on the command line", .timeLimit(.minutes(10)))
struct PredictTests {
  @Test("starts nothing, and is the same each time") func same() async throws {
    let scratch = try Scratch()
    try scratch.wsgi(5)
    let first = try await lockstep("predict", "--clients", "1,5", in: scratch)
    let second = try await lockstep("predict", "--clients", "1,5", in: scratch)
    #expect(first.code == 0 && first.errors.isEmpty)
    #expect(first.output == second.output)
    #expect(first.output.contains("WSGI, 5 processes × 1 thread"))
    #expect(scratch.names(in: ".lockstep").isEmpty)
  }

  @Test("takes other sizes than the file's") func sizes() async throws {
    let scratch = try Scratch()
    try scratch.wsgi(5)
    let ended = try await lockstep(
      "predict", "--processes", "2", "--threads", "3", "--clients", "6", "--service", "500ms", in: scratch)
    #expect(ended.output.contains("WSGI, 2 processes × 3 threads"))
    #expect(ended.output.contains("It saturates from 6 clients on at 12.00 requests a second"))
  }

  @Test("reads a recorded histogram") func histogram() async throws {
    let scratch = try Scratch()
    try scratch.wsgi(1)
    try scratch.write("# seconds count\n0.250 3\n1.000 1\n", to: "times")
    let ended = try await lockstep("predict", "--histogram", "times", "--clients", "1", in: scratch)
    #expect(ended.code == 0)
    #expect(ended.output.contains("mean 438 ms, standard deviation 325 ms"))
  }

  @Test("goes to several places") func outputs() async throws {
    let scratch = try Scratch()
    try scratch.wsgi(5)
    let ended = try await lockstep(
      "predict", "--clients", "5", "--format", "html", "--output", "page.html", "--format", "json", in: scratch)
    #expect(ended.output.hasPrefix("{"))
    #expect(scratch.text("page.html").hasPrefix("<!DOCTYPE html>"))
  }
}
