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
    let named = variables["TMPDIR"] ?? "/tmp"
    let base = suits(named, owner: owner) ? named : "/tmp"
    var template = Array("\(base)/lockstep-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw failure(SystemFailure(at: base)) }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    if let owner, chown(path, owner.user, owner.group) != 0 {
      let found = SystemFailure(at: path)
      rmdir(path)
      throw failure(found)
    }
    return RunFolder(path: path)
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
