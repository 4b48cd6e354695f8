import ArgumentParser
import Conformance
import Foundation
import Harness
import Postgres
import ServerFiles

struct ProbeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "probe", abstract: "Certify a probe: ask for all of its views and say what is missing or wrong.",
    discussion: """
      For whoever writes a probe for another language or framework, with fixtures/probes/PROTOCOL.md beside it. Name the \
      server in one of three ways: --command starts it, with {port} where its port belongs; a server file starts it as \
      check does; http://HOST:PORT is one that you start yourself, with the environment that the kit writes down.

      Exit codes: 0 certified, 1 not certified, 2 usage or server file, 130 or 143 interrupted.
      """)

  @Argument(help: "A server file, or the http://HOST:PORT of a server that you start yourself.") var server: String?
  @Option(
    help: ArgumentHelp(
      "The command that starts the server, for a shell, such as 'node server.mjs {port}'.", valueName: "words"))
  var command: String?
  @Option(help: "The token for a server that you start yourself; by default the kit makes one up.") var token: String?
  @Option(help: "Use this Postgres, given as a URI or as key=value, instead of one of the run's own.") var postgres:
    String?

  func run() async throws {
    let candidate = try candidate()
    let place = try CheckCommand.place(postgres)
    let line = ProgressLine()
    let task = Task { try await ProbeRun.certify(candidate, in: place) { Self.show($0, line) } }
    let interruption = Interruption { task.cancel() }
    let result = await task.result
    line.clear()
    if let signal = interruption.end() {
      throw ExitCode(signal == SIGINT ? ExitCodes.interrupted : ExitCodes.terminated)
    }
    switch result {
    case .success(let lines): throw ExitCode(try Self.conclude(lines))
    case .failure(let error):
      StandardError.print("not certified: \(error)")
      throw ExitCode(1)
    }
  }

  private func candidate() throws -> ProbeRun.Candidate {
    switch (server, command) {
    case (nil, nil): throw UsageError("name a server: --command 'WORDS {port}', a server file, or http://HOST:PORT")
    case (_?, _?): throw UsageError("name a server or a --command, not both")
    case (nil, let command?):
      guard token == nil else { throw Self.tokenError }
      guard command.contains("{port}") || command.contains("{fd}") else {
        throw UsageError("--command has no {port}; put it where the server is told which port to listen on")
      }
      return .file(
        ServerFile(
          name: "probe", file: "--command", command: ["/bin/sh", "-c", "exec \(command)"],
          model: .wsgi(processes: 1, threads: 1)))
    case (let server?, nil):
      if server.hasPrefix("http://") || server.hasPrefix("https://") { return try address(server) }
      guard token == nil else { throw Self.tokenError }
      // Nobody asks whether it is so: a probe has the same views under every model.
      do { return .file(try ServerFile.load(server, model: .wsgi(processes: 1, threads: 1))) } catch {
        throw UsageError(error.description)
      }
    }
  }

  private static let tokenError = UsageError(
    "--token is for http://HOST:PORT; the kit makes one up for what it starts itself")

  private func address(_ text: String) throws -> ProbeRun.Candidate {
    guard let parts = URLComponents(string: text), parts.scheme == "http", let host = parts.host, !host.isEmpty,
      let port = parts.port, ["", "/"].contains(parts.path)
    else { throw UsageError("\"\(text)\" is no address of a server; write http://HOST:PORT") }
    if let token {
      guard (8...80).contains(token.utf8.count), token.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
        throw UsageError("--token takes 8 to 80 letters and digits")
      }
    }
    return .address(host: host, port: port, token: token)
  }

  private static func show(_ event: ProbeRun.Event, _ line: ProgressLine) {
    switch event {
    case .preparing(let what): line.show(.preparing(what))
    case .waiting(let file):
      line.clear()
      StandardError.print(
        "start the server in another shell, with this run's environment, and it is asked:\n    . \(file)")
    case .again:
      line.clear()
      StandardError.print("somebody else has taken the server's port, so all is asked again, on another one")
    case .line(let found):
      line.clear()
      // Where nobody reads it any more, the exit code still tells.
      try? StandardOutput.print(found.text)
    }
  }

  private static func conclude(_ lines: [ProbeLine]) throws -> Int32 {
    let bad = lines.filter { !$0.isGood }.count
    let out = lines.count { if case .leftOut = $0.rating { true } else { false } }
    let rest = out == 0 ? "" : ", \(out) left out"
    guard bad > 0 else {
      try StandardOutput.print("certified: \(lines.count - out) requests answered as they must be\(rest)")
      return 0
    }
    try StandardOutput.print(
      "not certified: \(bad) of \(lines.count) not as they must be\(rest); PROTOCOL.md is in fixtures/probes")
    return 1
  }
}

extension ProbeLine {
  fileprivate var text: String {
    switch rating {
    case .fits: "✓ \(title)"
    case .leftOut(let reason): "– \(title): \(reason)"
    case .differs(let findings): findings.map { "✗ \(title): \($0)" }.joined(separator: "\n")
    }
  }
}
