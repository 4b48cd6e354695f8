import Foundation
import NIOCore
import NIOPosix
public import Postgres
import Processes

/// One run of the kit: its place in a Postgres, its upstream, and what all of its servers share.
///
/// Nothing of a run outlives it: servers and an embedded Postgres run under supervisors that end with this process.
public final class Kit: Sendable {
  /// The name of the run, which tells its schema, its connections and its directories from those of other runs.
  public let run: String
  public let database: Database
  public let patience: Patience
  let upstream: Upstream
  let group: MultiThreadedEventLoopGroup
  let token: String
  /// Told what takes a while.
  let progress: @Sendable (String) -> Void

  private init(
    run: String, _ database: Database, _ upstream: Upstream, _ group: MultiThreadedEventLoopGroup, _ token: String,
    _ patience: Patience, _ progress: @escaping @Sendable (String) -> Void
  ) {
    (self.run, self.database, self.upstream, self.group) = (run, database, upstream, group)
    (self.token, self.patience, self.progress) = (token, patience, progress)
  }

  /// Starts a run in `place`, by default in a Postgres of its own.
  ///
  /// Throws a `PostgresError` that says what keeps the place from being used, or an error of the loopback's sockets.
  public static func open(
    in place: Place = .embedded, patience: Patience = Patience(),
    progress: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws -> Kit {
    let run = "\(ProcessInfo.processInfo.processIdentifier)x\(String(UInt32.random(in: 0..<1 << 20), radix: 36))"
    let token = (0..<2).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
    let database = try await Database.open(place, run: run)
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    do {
      let upstream = try await Upstream.open(token: token, on: group)
      return Kit(run: run, database, upstream, group, token, patience, progress)
    } catch {
      try? await database.close()
      try? await group.shutdownGracefully()
      throw error
    }
  }

  /// Ends the run: drops its schema, and removes its Postgres if it is the run's own.
  public func close() async {
    await upstream.close()
    try? await database.close()
    try? await group.shutdownGracefully()
  }

  /// What a server under test finds in its environment.
  func environment(applicationName: String) -> [String: String] {
    var variables = ProcessInfo.processInfo.environment.filter { name, _ in
      !name.hasPrefix("PG") && !name.hasPrefix("LOCKSTEP_")
    }
    variables.merge(database.serverEnvironment(applicationName: applicationName)) { _, new in new }
    variables["LOCKSTEP_TOKEN"] = token
    variables["LOCKSTEP_UPSTREAM"] = upstream.address
    variables["PYTHONUNBUFFERED"] = "1"
    return variables
  }

  /// The folder of the kit's own programs, where `lockstep-server` is found by its name.
  var toolsDirectory: String? {
    (try? Tools.path(of: "lockstep-server")).map { String($0.prefix(upTo: $0.lastIndex(of: "/") ?? $0.endIndex)) }
  }

  /// The Python that a server file asks for, made ready; `nil` if it asks for none.
  func pythonEnvironment(of file: ServerFile) async throws(ServerError) -> PythonEnvironment? {
    do throws(EnvironmentError) {
      return try await PythonEnvironments.python(for: file.environment, progress: progress)
    } catch {
      throw ServerError(.environment, error.description)
    }
  }

  /// A new directory for the files of one process; its supervisor removes it.
  func scratchDirectory(for purpose: String) throws(ServerError) -> String {
    let parent = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
    var template = Array("\(parent)/lockstep-\(run)-\(purpose)-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw ServerError(
        .spawn,
        "no directory could be made in \(parent) (\(String(cString: strerror(errno)))); see that it has room, or set TMPDIR"
      )
    }
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
