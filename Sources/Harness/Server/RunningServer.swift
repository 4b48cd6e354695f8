import Conformance
import Foundation
import Glibc
import NIOCore
import Postgres
import Processes

/// A server under test that was started by the kit, and what has been learnt about it.
actor RunningServer {
  nonisolated let file: ServerFile
  nonisolated let port: Int
  nonisolated let process: SupervisedProcess
  nonisolated let applicationName: String
  nonisolated let kit: Kit

  var pool = ConnectionPool()
  /// What each process said of itself when it was first met.
  var known: [Int: ProbeAnswer] = [:]
  /// Whether the server lets a connection carry more than one request.
  var keepsAlive = true

  private init(_ file: ServerFile, port: Int, _ process: SupervisedProcess, _ applicationName: String, _ kit: Kit) {
    (self.file, self.port, self.process) = (file, port, process)
    (self.applicationName, self.kit) = (applicationName, kit)
  }

  /// Starts the server and waits until it is ready: until every declared process has answered a database view.
  ///
  /// A server that finds its port taken by somebody else is started again on another one.
  static func start(_ file: ServerFile, in kit: Kit) async throws -> RunningServer {
    let environment = try await kit.pythonEnvironment(of: file)
    for _ in 1..<3 {
      let server = try await spawn(file, environment, in: kit)
      do {
        try await server.becomeReady()
        return server
      } catch let error as ServerError {
        let taken = server.process.tail(lines: 50).contains { $0.lowercased().contains("address already in use") }
        await server.stop()
        guard taken, !file.usesInheritedSocket else { throw error }
      } catch {
        await server.stop()
        throw error
      }
    }
    let server = try await spawn(file, environment, in: kit)
    do { try await server.becomeReady() } catch {
      await server.stop()
      throw error
    }
    return server
  }

  private static func spawn(
    _ file: ServerFile, _ python: PythonEnvironment?, in kit: Kit
  ) async throws -> RunningServer {
    let (descriptor, port) = file.usesInheritedSocket ? try FreePort.listen() : (-1, try FreePort.pick())
    defer { if descriptor >= 0 { close(descriptor) } }
    let applicationName = kit.database.applicationName(of: "\(file.name)-\(port)")
    let scratch = try kit.scratchDirectory(for: "server")
    var variables = kit.environment(applicationName: applicationName)
    let values = PlaceholderValues(
      port: port, descriptor: Self.inheritedDescriptor, dsn: variables["LOCKSTEP_DSN"] ?? "")
    variables.merge(file.variables(with: values)) { _, own in own }
    let path = [python?.bin, kit.toolsDirectory, variables["PATH"]].compactMap { $0 }
    variables["PATH"] = path.joined(separator: ":")
    if let python {
      variables["PYTHONPATH"] = [python.probe, variables["PYTHONPATH"]].compactMap { $0 }.joined(separator: ":")
    }
    let words = file.command(with: values)
    let launch = Launch(
      Command(words[0], Array(words.dropFirst()), environment: variables, directory: file.directory),
      log: scratch + "/server.log", inherited: descriptor >= 0 ? [descriptor: Self.inheritedDescriptor] : [:],
      removing: [scratch])
    do throws(SpawnError) {
      let process = try await SupervisedProcess.start(launch)
      return RunningServer(file, port: port, process, applicationName, kit)
    } catch {
      try? FileManager.default.removeItem(atPath: scratch)
      throw ServerError(.spawn, error.description)
    }
  }

  private static let inheritedDescriptor: Int32 = 3

  /// The processes that are known to answer.
  var processes: [Int] { known.keys.sorted() }

  /// What the verdicts on this server are about.
  var subject: Subject {
    let answer = processes.first.flatMap { known[$0] }
    return Subject(
      file.name, file.model, versions: answer?.versions ?? [:], hasAsyncViews: answer?.asyncViews ?? true)
  }

  nonisolated var headers: [String: String] { ["Lockstep-Token": kit.token] }

  func connect() async throws(HTTPFailure) -> HTTPConnection {
    try await HTTPConnection.open(port: port, on: kit.group, within: kit.patience.answer)
  }

  func learn(from answer: ProbeAnswer, keepsAlive: Bool) {
    if known[answer.process] == nil { known[answer.process] = answer }
    if !keepsAlive { self.keepsAlive = false }
  }

  /// Ends the server and everything it started.
  func stop() async {
    pool.closeAll()
    await process.stop()
  }

  /// Why the server can no longer be looked at, if its main process has ended.
  nonisolated var death: ServerError? {
    process.exit.map {
      ServerError(
        .scenario, "the server ended by itself (\($0)) while it was being looked at", log: process.tail(lines: 12))
    }
  }
}
