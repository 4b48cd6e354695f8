import Glibc
import Platform
import Processes

/// The temporary folder of one cluster: its data, its socket and its log. It is gone with this process, however that ends.
struct RunFolder: Sendable {
  private let kept: TemporaryFolder

  var path: String { kept.path }
  var data: String { "\(path)/data" }
  var log: String { "\(path)/postgres.log" }

  /// The path of a unix socket has 107 bytes at most; this leaves room for `/.s.PGSQL.65535`.
  static let longestPath = 107 - "/.s.PGSQL.65535".utf8.count

  /// Creates a folder that only `owner` can enter, in TMPDIR if that will do, else in /tmp.
  static func make(owner: Account?, _ variables: Variables) async throws(PostgresError) -> RunFolder {
    let named = variables["TMPDIR"] ?? "/tmp"
    let parent = suits(named, owner: owner) ? named : "/tmp"
    let kept: TemporaryFolder
    do { kept = try await TemporaryFolder.make(in: parent) } catch { throw failure(error.found) }
    guard let owner, lchown(kept.path, owner.user, owner.group) != 0 else { return RunFolder(kept: kept) }
    let found = SystemFailure(at: kept.path)
    await kept.remove()
    throw failure(found.description)
  }

  func remove() async { await kept.remove() }

  /// Whether a socket in a folder there has a short enough path, and another user's Postgres can get there.
  static func suits(_ base: String, owner: Account?) -> Bool {
    guard base.hasPrefix("/"), base.utf8.count + TemporaryFolder.addedLength <= longestPath else { return false }
    guard owner != nil else { return true }
    var path = ""
    for name in base.split(separator: "/") {
      path += "/\(name)"
      var status = stat()
      guard stat(path, &status) == 0, status.st_mode & S_IXOTH != 0 else { return false }
    }
    return true
  }

  private static func failure(_ found: String) -> PostgresError {
    PostgresError(
      .cluster, doing: "making a temporary folder for an embedded Postgres", message: found,
      advice: "Point TMPDIR to a folder that can be written to.")
  }
}
