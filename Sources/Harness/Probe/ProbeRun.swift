import Foundation
import Load
import Platform
package import Postgres
import ProbeContract
import Processes
import Runner
package import ServerFiles

/// Certifies a probe: starts its server, or waits for one, and plays the golden requests against it.
package enum ProbeRun {
  /// Which server has the probe.
  package enum Candidate: Sendable {
    /// One that the kit starts. Its model is not looked at.
    case file(ServerFile)
    /// One that somebody else starts there, with the environment that `announce` is told of.
    case address(host: String, port: Int, token: String?)
  }

  /// What a run tells while it goes on.
  package enum Event: Sendable {
    case preparing(String)
    /// The environment to start the server with is in that file, which a shell can read.
    case waiting(environment: String)
    case line(ProbeLine)
    /// Somebody else has taken the server's port, so what was told says nothing, and all is asked again.
    case again
  }

  /// How long somebody may take to start the server.
  private static let patience = Duration.seconds(600)

  /// Lines for all golden requests that were played.
  ///
  /// Throws a `ServerError` where there is no server to ask, and what Postgres has to complain of.
  package static func certify(
    _ candidate: Candidate, in place: PostgresChoice, _ show: @escaping @Sendable (Event) -> Void
  ) async throws -> [ProbeLine] {
    let exchanges: [GoldenExchange]
    do { exchanges = try GoldenFolder.exchanges(in: try Fixtures.find().golden) } catch {
      throw ServerError(.environment, "\(error)")
    }
    let kit = try await Kit.open(in: place) { show(.preparing($0)) }
    do {
      let lines = try await certify(candidate, exchanges, in: kit, show)
      await kit.close()
      return lines
    } catch {
      await kit.close()
      throw error
    }
  }

  static func certify(
    _ candidate: Candidate, _ exchanges: [GoldenExchange], in kit: Kit, _ show: @escaping @Sendable (Event) -> Void
  ) async throws -> [ProbeLine] {
    switch candidate {
    case .file(let file):
      return try await certify(file, exchanges, in: kit, show)
    case .address(let host, let port, let token):
      let target = ProbeTarget(
        host: host, port: port, token: token ?? RunningServer.freshToken(),
        applicationName: kit.database.applicationName(of: "\(port)-probe"))
      kit.upstream.admit(target.token)
      defer { kit.upstream.dismiss(target.token) }
      show(.waiting(environment: try kit.environmentFile(for: target)))
      return try await certify(target, exchanges, in: kit, within: patience, show)
    }
  }

  /// A server that finds its port taken by somebody else is started again on another one: what was asked of the port was
  /// answered by that one.
  private static func certify(
    _ file: ServerFile, _ exchanges: [GoldenExchange], in kit: Kit, _ show: @escaping @Sendable (Event) -> Void
  ) async throws -> [ProbeLine] {
    let python = try await kit.pythonEnvironment(of: file)
    var attempts = 1
    while true {
      let server = try await RunningServer.spawn(file, python, in: kit)
      let target = ProbeTarget(
        port: server.port, token: server.token, applicationName: server.applicationName, process: server.process)
      let result: Result<[ProbeLine], any Error>
      do {
        result = .success(try await certify(target, exchanges, in: kit, within: kit.patience.startup, show))
      } catch { result = .failure(error) }
      let taken = !file.usesInheritedSocket && server.saysThatItsPortIsTaken
      await server.stop()
      let isCertified = (try? result.get())?.allSatisfy(\.isGood) ?? false
      guard taken, !isCertified, attempts < 3, !Task.isCancelled else { return try result.get() }
      attempts += 1
      show(.again)
    }
  }

  private static func certify(
    _ target: ProbeTarget, _ exchanges: [GoldenExchange], in kit: Kit, within limit: Duration,
    _ show: @escaping @Sendable (Event) -> Void
  ) async throws -> [ProbeLine] {
    try await target.untilItListens(within: limit, on: kit)
    return try await ProbeCertification(target: target, kit: kit, exchanges: exchanges).run { show(.line($0)) }
  }
}

extension Fixtures {
  /// The folder of the golden requests and answers.
  var golden: String { root + "/probes/golden" }
}

extension ProbeTarget {
  /// Returns once somebody takes a connection.
  fileprivate func untilItListens(within limit: Duration, on kit: Kit) async throws {
    let deadline = Deadline(in: limit)
    while true {
      do throws(HTTPFailure) {
        try await HTTPConnection.open(host: host, port: port, on: kit.group, within: kit.patience.answer).close()
        return
      } catch {
        try Task.checkCancellation()
        if let exit = process?.exit { throw Unready.ended(exit).error(log: process?.tail(lines: 12) ?? []) }
        if deadline.hasPassed {
          throw Unready.silence(nil, error.obstacle, port: port, waited: limit).error(
            log: process?.tail(lines: 12) ?? [])
        }
      }
      try await Task.sleep(for: .milliseconds(20))
    }
  }
}

extension Kit {
  /// Writes what the server of `target` has to find in its environment, for a shell to read; nobody else can read it.
  fileprivate func environmentFile(for target: ProbeTarget) throws(ServerError) -> String {
    let path = try directory.scratch(for: "probe") + "/environment"
    let variables = environment(applicationName: target.applicationName, token: target.token).filter { name, _ in
      name.hasPrefix("PG") || name.hasPrefix("LOCKSTEP_")
    }
    let lines = variables.sorted { $0.key < $1.key }.map { name, value in
      "export \(name)='\(value.replacing("'", with: "'\\''"))'\n"
    }
    guard
      FileManager.default.createFile(
        atPath: path, contents: Data(lines.joined().utf8), attributes: [.posixPermissions: 0o600])
    else {
      throw ServerError(
        .environment, "the file \(path) could not be written; see that its folder has room, or set TMPDIR")
    }
    return path
  }
}
