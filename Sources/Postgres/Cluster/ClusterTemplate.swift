import Processes

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A data folder fresh from `initdb`, kept in the cache: copying it takes a tenth of the time of making it.
struct ClusterTemplate: Sendable {
  let path: String
  var data: String { "\(path)/data" }

  /// The password of the role `lockstep`, for TCP.
  var password: String? { FileTree.read("\(path)/password") }

  /// The template for this version of Postgres, made now if the cache has none.
  static func ready(
    for binaries: ClusterBinaries, owner: Account?, _ variables: Variables
  ) async throws(PostgresError) -> ClusterTemplate {
    let workshop = try Workshop()
    let cache = try CacheFolder.path(variables)
    let template = ClusterTemplate(path: "\(cache)/postgres-\(binaries.version)-\(ClusterSettings.layout)")
    if template.isThere { return template }
    try await workshop.run { () throws(PostgresError) in
      do throws(SystemFailure) { try FileTree.makeFolder(cache) } catch { throw CacheFolder.failure(error) }
    }
    // Two runs may find the cache empty at once.
    let lock = try await workshop.run { () throws(PostgresError) in try CacheFolder.lock("\(template.path).lock") }
    defer { withExtendedLifetime(lock) {} }
    if template.isThere { return template }
    try await template.make(with: binaries, owner: owner, in: workshop, variables)
    return template
  }

  private var isThere: Bool { access("\(path)/password", R_OK) == 0 }

  /// Runs `initdb` in a temporary folder and moves the result into its place in one step: no half of it is ever used.
  private func make(
    with binaries: ClusterBinaries, owner: Account?, in workshop: Workshop, _ variables: Variables
  ) async throws(PostgresError) {
    let scratch = try await RunFolder.make(owner: owner, variables)
    let password = ClusterSettings.randomPassword()
    do throws(PostgresError) {
      try await workshop.run { () throws(PostgresError) in
        do throws(SystemFailure) { try FileTree.write(password, to: "\(scratch.path)/password", owner: owner) } catch {
          throw CacheFolder.failure(error)
        }
      }
      try await initdb(with: binaries, in: scratch, owner: owner)
      try await workshop.run { () throws(PostgresError) in try self.keep(scratch, password) }
    } catch {
      await scratch.remove()
      throw error
    }
    await scratch.remove()
  }

  private func initdb(
    with binaries: ClusterBinaries, in scratch: RunFolder, owner: Account?
  ) async throws(PostgresError) {
    let command = Command(
      binaries.initdb, ClusterSettings.initdb(data: scratch.data, passwordFile: "\(scratch.path)/password"),
      environment: ClusterSettings.environment(binaries: binaries.folder), directory: scratch.path)
    let launch = Launch(command, log: scratch.log, identity: owner.map { ($0.user, $0.group) })
    let process: SupervisedProcess
    do { process = try await SupervisedProcess.start(launch) } catch { throw ClusterFailure.spawn(error) }
    let exit = await process.waitForExit(within: .seconds(60))
    let tail = process.tail(lines: 8)
    await process.stop()
    guard exit == .code(0) else { throw ClusterFailure.ended("initdb", exit, tail) }
  }

  private func keep(_ scratch: RunFolder, _ password: String) throws(PostgresError) {
    let partial = "\(path).partial"
    // Under the lock, a partial one is the remains of a run that was killed.
    FileTree.remove(partial)
    do throws(SystemFailure) {
      try FileTree.makeFolder(partial)
      try FileTree.copy(scratch.data, to: "\(partial)/data", owner: nil)
      try FileTree.write(password, to: "\(partial)/password")
      FileTree.remove(path)
      guard rename(partial, path) == 0 else { throw SystemFailure(at: path) }
    } catch {
      FileTree.remove(partial)
      throw CacheFolder.failure(error)
    }
  }
}
