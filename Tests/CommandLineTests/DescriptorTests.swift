import TestSupport
import Testing

@Suite("A check with few descriptors", .timeLimit(.minutes(10)))
struct DescriptorTests {
  @Test("is refused in a sentence where not even a run has enough") func tooFew() async throws {
    let scratch = try Scratch()
    try scratch.wsgi(1)
    let ended = try await end("check", in: scratch, under: 64)
    #expect(ended.code == 3, "\(ended.errors)")
    #expect(ended.output.flat.contains("this process may have 64 descriptors"), "\(ended.output)")
    #expect(ended.output.flat.contains("raise the limit first"))
  }

  @Test("judges what it can, and says of the rest what it would take") func some() async throws {
    let scratch = try Scratch()
    try scratch.write(
      """
      name: wide
      command: [lockstep-server, --gateway, wsgi, --processes, "2", --threads, "64", --port, "{port}"]
      model: {gateway: wsgi, processes: 2, threads: 64}
      """, to: "lockstep.yaml")
    let ended = try await end("check", "--only", "WK-1,WK-2", in: scratch, under: 200)
    #expect(ended.code == 3, "\(ended.errors)")
    #expect(ended.output.contains("✓ WK-1"), "\(ended.output)")
    #expect(
      ended.output.flat.contains("the scenario needs 212 sockets at once, and this process may have 200 descriptors"))
  }

  private func end(_ words: String..., in scratch: Scratch, under limit: Int) async throws -> CommandRun.Ended {
    let run = try await CommandRun.start(words, in: scratch, under: limit)
    let ended = await run.end()
    await run.process.stop()
    return ended
  }
}

extension String {
  /// The text on one line, with single spaces.
  fileprivate var flat: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
