import Environments
import Foundation
import NIOCore
import NIOPosix
import Platform
package import Postgres
import Processes
package import Runner
import ServerFiles
import Synchronization

/// One run of the kit: its place in a Postgres, its upstream, and what all of its servers share.
///
/// Nothing of a run outlives it: servers and an embedded Postgres run under supervisors that end with this process. If all
/// of them are killed together, the next run ends what is left.
package final class Kit: Sendable {
  /// The name of the run, which tells its schema and its connections from those of other runs.
  package let run: String
  package let database: Database
  package let patience: Patience
  let directory: RunDirectory
  let upstream: HoldingUpstream
  let group: MultiThreadedEventLoopGroup
  /// Told what takes a while.
  let progress: @Sendable (String) -> Void
  let lossNoted = Mutex<String?>(nil)

  private init(
    run: String, _ directory: RunDirectory, _ database: Database, _ upstream: HoldingUpstream,
    _ group: MultiThreadedEventLoopGroup,
    _ patience: Patience, _ progress: @escaping @Sendable (String) -> Void
  ) {
    (self.run, self.directory, self.database) = (run, directory, database)
    (self.upstream, self.group) = (upstream, group)
    (self.patience, self.progress) = (patience, progress)
  }

  /// Starts a run in `place`, by default in a Postgres of its own.
  ///
  /// Throws a `PostgresError` that says what keeps the place from being used, or an error of the loopback's sockets.
  package static func open(
    in place: PostgresChoice = .embedded, patience: Patience = Patience(),
    progress: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws -> Kit {
    try requireDescriptors()
    let run = "\(ProcessInfo.processInfo.processIdentifier)x\(String(UInt32.random(in: 0..<1 << 20), radix: 36))"
    await DeadRuns.clear()
    let directory = try await RunDirectory.make()
    let database: Database
    do { database = try await Database.open(place, run: run) } catch {
      await directory.remove()
      throw error
    }
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    do {
      let upstream = try await HoldingUpstream.open(on: group)
      return Kit(run: run, directory, database, upstream, group, patience, progress)
    } catch {
      await directory.remove()
      try? await database.close()
      try? await group.shutdownGracefully()
      throw error
    }
  }

  /// The least that a run needs open at once: its Postgres, its supervisors, its loops and a few clients.
  private static let leastDescriptors = 128

  private static func requireDescriptors() throws(ServerError) {
    DescriptorLimit.raise()
    guard DescriptorLimit.most - DescriptorLimit.taken < leastDescriptors else { return }
    throw ServerError(
      .environment,
      "this process may have \(DescriptorLimit.most) descriptors, \(DescriptorLimit.taken) of them in use, and a run takes "
        + "\(leastDescriptors) at least; raise the limit first (ulimit -n 1024, perhaps as root)")
  }

  /// Ends the run: drops its schema, and removes its Postgres if it is the run's own.
  package func close() async {
    await upstream.close()
    // A lost Postgres of the user's own would only keep the run waiting; its next run drops the schema.
    if loss == nil || database.cluster != nil { try? await database.close() }
    try? await group.shutdownGracefully()
    await directory.remove()
  }

  /// What a server under test finds in its environment.
  func environment(applicationName: String, token: String) -> [String: String] {
    var variables = ProcessInfo.processInfo.environment.filter { name, _ in
      // Which way requests take to a probe that is added from outside is for the user to say.
      !name.hasPrefix("PG") && (!name.hasPrefix("LOCKSTEP_") || name == "LOCKSTEP_WAY")
        && !["PYTHONHOME", "VIRTUAL_ENV"].contains(name)
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
      switch file.environment {
      case .none: return nil
      case .environment(let name): return try await PythonEnvironments().python(named: name, progress: progress)
      case .python(let path): return try await PythonEnvironments().python(at: path)
      }
    } catch {
      throw ServerError(.environment, error.description)
    }
  }
}
