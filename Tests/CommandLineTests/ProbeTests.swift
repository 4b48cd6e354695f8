import Platform
import Processes
import TestSupport
import Testing

@testable import Harness

@Suite("A probe on the command line")
struct ProbeTests {
  private static let reference = "lockstep-server --gateway wsgi --processes 1 --threads 1 --port"

  @Test("is certified, started by a command or by a server file") func certified() async throws {
    let scratch = try Scratch()
    let file = try scratch.wsgi(1)
    for words in [["--command", Self.reference + " {port}"], [file]] {
      let ended = try await lockstep(["probe"] + words, in: scratch)
      #expect(ended.code == 0, "\(ended.output)\(ended.errors)")
      #expect(ended.output.hasPrefix("✓ a request without a token\n"))
      #expect(ended.output.contains("\n✓ nested, task\n"))
      #expect(ended.output.contains("\ncertified: "))
    }
    #expect(scratch.names(in: "tmp").isEmpty)
  }

  @Test("is certified, started by somebody else with the environment that it is told") func address() async throws {
    let scratch = try Scratch()
    let port = try FreePort.pick()
    let server = try Tools.path(of: "lockstep-server")
    let start = """
      until file=$(sed -n 's/^    \\. //p' err) && [ -n "$file" ]; do sleep 0.02; done; . "$file"; \
      [ "$LOCKSTEP_TOKEN" = abcdefgh ] && \
      exec \(server) --gateway wsgi --processes 1 --threads 1 --port \(port)
      """
    let run = try await CommandRun.start(
      ["probe", "http://127.0.0.1:\(port)", "--token", "abcdefgh"], in: scratch, beside: start)
    let ended = await run.end()
    await run.process.stop()
    #expect(ended.code == 0, "\(ended.output)\(ended.errors)")
    #expect(ended.output.contains("\ncertified: "))
    #expect(!(ended.output + ended.errors).contains("PGPASSWORD"), "a password never shows")
  }

  @Test("is not certified where it misbehaves, or where its server does not start") func broken() async throws {
    let scratch = try Scratch()
    let json = try await lockstep("probe", try scratch.misbehaving("json"), in: scratch)
    #expect(json.code == 1)
    #expect(json.output.contains("✗ identity: the key process is missing; it must be a whole number from 0 to 10^18"))
    #expect(json.output.contains("(PROTOCOL.md, \"The answer\")"))
    #expect(json.output.contains("\nnot certified: "))
    let exit = try await lockstep("probe", try scratch.misbehaving("exit"), in: scratch)
    #expect(exit.code == 1)
    #expect(exit.errors.contains("not certified: the server ended before it was ready (exited with code 1)"))
  }

  @Test(
    "is named in one way, and in one only",
    arguments: [
      [], ["a.yaml", "--command", "x {port}"], ["--command", "x"], ["--command", "x {port}", "--token", "abcdefgh"],
      ["a.yaml"], ["http://127.0.0.1"], ["https://127.0.0.1:8000"], ["http://127.0.0.1:8000/shop"],
      ["http://127.0.0.1:8000", "--token", "a b"], ["http://127.0.0.1:8000", "--postgres", "nonsense"],
    ])
  func usage(_ words: [String]) async throws {
    let ended = try await lockstep(["probe"] + words, in: try Scratch())
    #expect(ended.code == 2, "\(ended.errors)")
    #expect(ended.errors.hasPrefix("lockstep: "))
  }
}
