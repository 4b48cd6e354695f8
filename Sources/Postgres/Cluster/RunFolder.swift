import Processes

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The temporary folder of one cluster: its data, its socket and its log.
struct RunFolder: Sendable {
  let path: String

  var data: String { "\(path)/data" }
  var log: String { "\(path)/postgres.log" }

  /// The path of a unix socket has 107 bytes at most; this leaves room for `/.s.PGSQL.65535`.
  static let longestPath = 107 - "/.s.PGSQL.65535".utf8.count

  /// Creates a folder that only `owner` can enter, in TMPDIR if that will do, else in /tmp.
  static func make(owner: Account?, _ variables: Variables) throws(PostgresError) -> RunFolder {
    let folder = choose(owner: owner, variables)
    try folder.create(owner: owner)
    return folder
  }

  /// The same with a process that does nothing: once it is stopped, or the kit is dead, its supervisor deletes the folder.
  ///
  /// It is there before the folder is, since a kit that is killed while it fills the folder must not leave it behind.
  static func makeKept(
    owner: Account?, _ variables: Variables
  ) async throws(PostgresError) -> (folder: RunFolder, keeper: SupervisedProcess) {
    let folder = choose(owner: owner, variables)
    let wait = Command("sleep", ["2147483647"], environment: ["PATH": "/usr/bin:/bin"])
    let keeper: SupervisedProcess
    do { keeper = try await SupervisedProcess.start(Launch(wait, log: "/dev/null", removing: [folder.path])) } catch {
      throw ClusterFailure.spawn(error)
    }
    do throws(PostgresError) { try folder.create(owner: owner) } catch {
      await keeper.stop()
      throw error
    }
    return (folder, keeper)
  }

  private static func choose(owner: Account?, _ variables: Variables) -> RunFolder {
    let named = variables["TMPDIR"] ?? "/tmp"
    let base = suits(named, owner: owner) ? named : "/tmp"
    return RunFolder(path: "\(base)/lockstep-\(ClusterSettings.randomPassword().prefix(6))")
  }

  private func create(owner: Account?) throws(PostgresError) {
    guard mkdir(path, 0o700) == 0 else { throw Self.failure(SystemFailure(at: path)) }
    guard let owner, chown(path, owner.user, owner.group) != 0 else { return }
    let found = SystemFailure(at: path)
    rmdir(path)
    throw Self.failure(found)
  }

  /// Whether a socket in a folder there has a short enough path, and another user's Postgres can get there.
  static func suits(_ base: String, owner: Account?) -> Bool {
    guard base.hasPrefix("/"), "\(base)/lockstep-XXXXXX".utf8.count <= longestPath else { return false }
    guard owner != nil else { return true }
    var path = ""
    for name in base.split(separator: "/") {
      path += "/\(name)"
      var status = stat()
      guard stat(path, &status) == 0, status.st_mode & S_IXOTH != 0 else { return false }
    }
    return true
  }

  private static func failure(_ found: SystemFailure) -> PostgresError {
    PostgresError(
      .cluster, doing: "making a temporary folder for an embedded Postgres", message: found.description,
      advice: "Point TMPDIR to a folder that can be written to.")
  }
}
