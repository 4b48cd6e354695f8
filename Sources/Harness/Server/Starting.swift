import Conformance
import Environments
import Foundation
import Glibc
import Platform
import Postgres
import Processes
import ServerFiles

extension RunningServer {
  /// Starts the server and waits until it is ready: until `processes` of it, by default as many as are declared, have
  /// answered a database view.
  ///
  /// A server that finds its port taken by somebody else is started again on another one.
  static func start(_ file: ServerFile, in kit: Kit, processes: Int? = nil) async throws -> RunningServer {
    let environment = try await kit.pythonEnvironment(of: file)
    var attempts = 1
    while true {
      let server = try await spawn(file, environment, in: kit)
      do {
        try await server.becomeReady(processes: processes ?? file.model.processes.lowerBound)
        return server
      } catch {
        let taken = !file.usesInheritedSocket && file.isToldWhereToListen && server.saysThatItsPortIsTaken
        await server.stop()
        guard taken, attempts < 3, error is ServerError else { throw error }
        attempts += 1
      }
    }
  }

  /// Python, Node and most others quote the system's words or its code; gunicorn has words of its own.
  nonisolated var saysThatItsPortIsTaken: Bool {
    process.tail(lines: 50).contains { line in
      ["address already in use", "connection in use", "eaddrinuse"].contains(where: line.lowercased().contains)
    }
  }

  /// Starts the server and waits for nothing.
  static func spawn(
    _ file: ServerFile, _ python: PythonEnvironment?, in kit: Kit
  ) async throws -> RunningServer {
    let (descriptor, port) = try Self.port(for: file)
    defer { if descriptor >= 0 { close(descriptor) } }
    // The port first: long names are cut, and a server that was killed leaves its connections behind for a while.
    let applicationName = kit.database.applicationName(of: "\(port)-\(file.name)")
    let scratch = try kit.directory.scratch(for: "server")
    let token = freshToken()
    var variables = kit.environment(applicationName: applicationName, token: token)
    let values = PlaceholderValues(
      port: port, descriptor: Self.inheritedDescriptor, dsn: variables["LOCKSTEP_DSN"] ?? "")
    variables.merge(file.variables(with: values)) { _, own in own }
    let path = [python?.bin, kit.toolsDirectory, variables["PATH"]].compactMap { $0 }
    variables["PATH"] = path.joined(separator: ":")
    let folders = (python.map { [$0.probe] } ?? []) + Self.injected(into: file)
    variables["PYTHONPATH"] = (folders + [variables["PYTHONPATH"]].compactMap { $0 }).joined(separator: ":")
    let words = file.command(with: values)
    let launch = Launch(
      Command(
        words[0], Array(words.dropFirst()), environment: variables,
        directory: file.directory == "." ? nil : file.directory),
      log: scratch + "/server.log", inherited: descriptor >= 0 ? [descriptor: Self.inheritedDescriptor] : [:],
      removing: [scratch])
    do throws(SpawnError) {
      kit.upstream.admit(token)
      let started = KitClock.now()
      let process = try await SupervisedProcess.start(launch)
      return RunningServer(
        file, port: file.isToldWhereToListen ? port : 0, process, applicationName, token: token, kit, started: started)
    } catch {
      kit.upstream.dismiss(token)
      try? FileManager.default.removeItem(atPath: scratch)
      throw ServerError(.spawn, error.description)
    }
  }

  static func freshToken() -> String {
    (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
  }

  /// A socket that listens for the server to inherit, or -1 and a port for it.
  private static func port(for file: ServerFile) throws(ServerError) -> (descriptor: Int32, port: Int) {
    do throws(PlatformError) {
      return file.usesInheritedSocket ? try FreePort.listen() : (-1, try FreePort.pick())
    } catch {
      throw ServerError(.spawn, error.description)
    }
  }

  private static let inheritedDescriptor: Int32 = 3
}
