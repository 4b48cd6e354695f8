import Glibc
import Platform
import Processes

/// A data folder fresh from `initdb`, kept in the cache: copying it takes a tenth of the time of making it.
struct ClusterTemplate: Sendable {
  let path: String
  var data: String { "\(path)/data" }

  /// The password of the role `lockstep`, for TCP.
  var password: String? { FileTree.read("\(path)/password") }

  /// Copies the template for this version of Postgres into `folder`, made now if the cache has no whole one.
  ///
  /// Returns the password of the copy. A template with the password `useless` is made anew as well: Postgres did not
  /// start on a copy of it.
  static func copy(
    into folder: RunFolder, for binaries: ClusterBinaries, owner: Account?, useless: String? = nil,
    in workshop: Workshop,
    _ variables: Variables
  ) async throws(PostgresError) -> String {
    let cache: String
    do throws(PlatformError) { cache = try CacheFolder.path(variables) } catch {
      throw PostgresError(.cluster, doing: "looking for the cache folder", error)
    }
    let template = ClusterTemplate(path: "\(cache)/postgres-\(binaries.version)-\(ClusterSettings.layout)")
    // Whoever makes it anew does so under the same lock, so a second look finds one, unless somebody keeps spoiling it.
    for _ in 0..<3 {
      let copied = try await template.copyIfWhole(to: folder, owner: owner, useless: useless, in: workshop)
      if let copied { return copied }
      try await template.makeUnlessWhole(with: binaries, owner: owner, useless: useless, in: workshop, variables)
    }
    throw PostgresError(
      .cluster, doing: "preparing a Postgres template",
      message: "\(template.path) was damaged again as soon as it was made",
      advice: "End what changes it, or point LOCKSTEP_CACHE to another folder.")
  }

  /// Nil if it is not whole. It is locked meanwhile, so that nobody replaces it: half of each would be copied.
  private func copyIfWhole(
    to folder: RunFolder, owner: Account?, useless: String?, in workshop: Workshop
  ) async throws(PostgresError) -> String? {
    // Where no lock can be taken, in a cache that this user can only read, this user cannot replace it either.
    let lock = try await TemplateLock.shared("\(path).lock")
    defer { withExtendedLifetime(lock) {} }
    return try await workshop.run { () throws(PostgresError) in
      try copyIfWhole(to: folder, owner: owner, useless: useless)
    }
  }

  private func copyIfWhole(to folder: RunFolder, owner: Account?, useless: String?) throws(PostgresError) -> String? {
    guard isWhole, let password, password != useless else { return nil }
    do throws(SystemFailure) { try FileTree.copy(data, to: folder.data, owner: owner) } catch {
      throw PostgresError(
        .cluster, doing: "copying the template of an embedded Postgres", message: error.description,
        advice: error.path.hasPrefix("\(path)/")
          ? "Remove \(path); the next run makes it anew."
          : "It needs 30 MB in \(folder.path); point TMPDIR elsewhere if there is no room.")
    }
    return password
  }

  private func makeUnlessWhole(
    with binaries: ClusterBinaries, owner: Account?, useless: String?, in workshop: Workshop, _ variables: Variables
  ) async throws(PostgresError) {
    try await workshop.run { () throws(PostgresError) in
      do throws(SystemFailure) { try FileTree.makeFolder(folder(of: path)) } catch {
        throw PostgresError(keeping: error)
      }
    }
    let lock = try await TemplateLock.alone("\(path).lock")
    defer { withExtendedLifetime(lock) {} }
    // Another run may have made it while this one waited.
    if isWhole, password != useless { return }
    try await make(with: binaries, owner: owner, in: workshop, variables)
  }

  private var isWhole: Bool {
    guard let text = FileTree.read("\(path)/\(TemplateManifest.name)"), let manifest = TemplateManifest(text) else {
      return false
    }
    return manifest.isComplete && (try? TemplateManifest(of: path)) == manifest
  }

  /// Runs `initdb` in a temporary folder and moves the result into its place in one step: no half of it is ever used.
  private func make(
    with binaries: ClusterBinaries, owner: Account?, in workshop: Workshop, _ variables: Variables
  ) async throws(PostgresError) {
    let scratch = try await RunFolder.make(owner: owner, variables)
    let password = ClusterSettings.randomPassword()
    do throws(PostgresError) {
      try await workshop.run { () throws(PostgresError) in
        do throws(SystemFailure) { try FileTree.write(password, to: "\(scratch.path)/password", owner: owner) } catch {
          throw PostgresError(keeping: error)
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
    // Under the lock, what has these names is the remains of a run that was killed.
    let (partial, replaced) = ("\(path).partial", "\(path).replaced")
    for name in [partial, replaced] { FileTree.remove(name) }
    do throws(SystemFailure) {
      try FileTree.makeFolder(partial)
      try FileTree.copy(scratch.data, to: "\(partial)/data", owner: nil)
      try FileTree.write(password, to: "\(partial)/password")
      try FileTree.write(try TemplateManifest(of: partial).text, to: "\(partial)/\(TemplateManifest.name)")
      // Aside in one step: what is only half removed could not be told from one that is damaged.
      guard rename(path, replaced) == 0 || errno == ENOENT else { throw SystemFailure(at: path) }
      guard rename(partial, path) == 0 else { throw SystemFailure(at: path) }
      FileTree.remove(replaced)
    } catch {
      FileTree.remove(partial)
      throw PostgresError(keeping: error)
    }
  }
}
