import Foundation
import Platform
import TestSupport
import Testing

@testable import lockstep

@Suite("A command behind --", .timeLimit(.minutes(10)))
struct CommandWordsTests {
  @Test("is kept from the parser, whatever it holds") func split() {
    let (before, behind) = CommandWords.split(["check", "--only", "TX", "--", "gunicorn", "shop.wsgi", "--", "-w"])
    #expect(before == ["check", "--only", "TX"] && behind == ["gunicorn", "shop.wsgi", "--", "-w"])
    #expect(CommandWords.split(["check"]).behind == nil)
    #expect(CommandWords.split(["check", "--"]).behind == [])
  }

  @Test("is looked at as it stands, and makes a server file that says the same") func found() async throws {
    let scratch = try Scratch()
    let port = String(try FreePort.pick())
    let server = ["lockstep-server", "--gateway", "wsgi", "--processes", "2", "--threads", "2", "--port", port]
    let ended = try await lockstep(["check", "--write", "shop.yaml", "--"] + server, in: scratch)
    #expect(ended.code == 0, "\(ended.errors)")
    #expect(ended.output.contains("model:\n  gateway: wsgi\n  processes: 2\n  threads: 2\n"))
    #expect(ended.output.contains("✓ TX-2"))
    #expect(scratch.text(".lockstep/.gitignore") == "*\n")
    let checked = try await lockstep(["check", "shop.yaml", "--only", "WK-1,WK-2"], in: scratch)
    #expect(checked.code == 0, "\(checked.output)\(checked.errors)")
  }

  @Test("is told where a port is taken by another program") func taken() async throws {
    let (descriptor, port) = try FreePort.listen()
    defer { close(descriptor) }
    let ended = try await lockstep(
      ["check", "--", "lockstep-server", "--gateway", "wsgi", "--port", String(port)], in: try Scratch())
    #expect(ended.code == 3)
    #expect(
      ended.errors.contains("another program listens on its port; end that, or write {port} in place of the port"))
  }

  @Test("is told where nobody listens at all") func silent() async throws {
    let ended = try await lockstep(["check", "--", "sh", "-c", "sleep 100"], in: try Scratch())
    #expect(ended.code == 3)
    #expect(ended.errors.contains("the server opened no port that 127.0.0.1 leads to for "))
  }

  @Test(
    "is what only check takes, and something has to stand there",
    arguments: [
      (["list", "--", "x"], "only check takes a command behind --"),
      (["check", "--"], "there is no command behind --"),
      (["check", "a.yaml", "--", "x"], "stands for the server file"),
      (["check", "--directory", "nowhere", "--", "x"], "--directory names nowhere, which is no folder"),
      (["check", "--write", "x.yaml"], "are about a command behind --"),
    ])
  func usage(_ arguments: [String], _ sentence: String) async throws {
    let ended = try await lockstep(arguments, in: try Scratch())
    #expect(ended.code == 2 && ended.errors.contains(sentence), "\(ended.errors)")
  }
}
