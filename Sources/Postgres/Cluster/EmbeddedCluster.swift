import Glibc
import Platform
package import Processes

/// A Postgres of the kit's own, in a temporary folder that is removed with it, also when the kit is killed.
///
/// It is ready after about 0.2 s once a template of its data folder is in the cache.
package actor EmbeddedCluster {
  /// Its address on the loopback interface, with a random password.
  package nonisolated let dsn: DSN
  /// Its unix socket, in a folder that only the user it runs as, and root, can enter.
  package nonisolated let socketDSN: DSN
  private nonisolated let port: Int
  private nonisolated let start: ClusterStart
  private nonisolated let life: ClusterLife

  /// Starts a cluster; `run` stands in the titles of its processes, so that `ps` tells whose it is.
  package static func start(named run: String) async throws(PostgresError) -> EmbeddedCluster {
    try await start(named: run, .ofProcess)
  }

  static func start(named run: String, _ variables: Variables) async throws(PostgresError) -> EmbeddedCluster {
    let start = try await ClusterStart.prepare(named: run, variables)
    do {
      return EmbeddedCluster(start, try await start.launchOnFreePort())
    } catch {
      guard error.mayBeTemplate else { throw error.error }
    }
    // The template's files have their right sizes, but perhaps not their contents. It is made anew, and that once.
    let again = try await ClusterStart.prepare(named: run, useless: start.password, variables)
    do {
      return EmbeddedCluster(again, try await again.launchOnFreePort())
    } catch {
      var second = error.error
      if error.mayBeTemplate { second.doing += ", with its template made anew" }
      throw second
    }
  }

  private init(_ start: ClusterStart, _ launched: ClusterStart.Launched) {
    self.start = start
    life = ClusterLife(launched.process, earlier: launched.earlier)
    port = launched.port
    let common = ["port": String(port), "user": ClusterSettings.user, "dbname": "postgres", "sslmode": "disable"]
    dsn = DSN(options: common).adding(["host": "127.0.0.1", "password": start.password])
    socketDSN = DSN(options: common).adding(["host": start.folder.path])
  }

  /// Its main process, the one that runs now or ran last.
  package nonisolated var process: SupervisedProcess { life.current }

  /// What became of it, for errors about connections that are gone.
  nonisolated var explainLoss: @Sendable () -> String? { { [life] in life.epitaph() } }

  /// Shuts it down as an administrator would and starts it again, at the same address and with the same data.
  package func restart() async throws(PostgresError) {
    let running = life.current
    running.signal(SIGINT)
    guard await running.waitForExit(within: .seconds(30)) != nil else {
      throw PostgresError(
        .cluster, doing: "restarting the embedded Postgres", message: "it did not shut down within 30 s",
        advice: ClusterFailure.last(running.tail(lines: 8)))
    }
    let process = try await start.spawn(port: port)
    life.replace(with: process)
    try await start.waitUntilReady(process)
  }

  /// Ends it at once and removes its folder.
  package func stop() async {
    for process in life.all { await process.stop() }
    await start.folder.remove()
  }
}
