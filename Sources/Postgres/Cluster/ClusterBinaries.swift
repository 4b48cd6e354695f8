import Glibc
import Platform
import Processes

/// Where Postgres' programs are on this machine, and which version they are.
struct ClusterBinaries: Sendable {
  let folder: String
  /// As `15.18`.
  let version: String

  var postgres: String { "\(folder)/postgres" }
  var initdb: String { "\(folder)/initdb" }

  /// Finds them by LOCKSTEP_PG_BIN, by pg_config, and in the folders of Debian and of the PGDG packages.
  static func find(_ variables: Variables) async throws(PostgresError) -> ClusterBinaries {
    if let named = variables["LOCKSTEP_PG_BIN"] {
      guard isComplete(named) else {
        throw missing("LOCKSTEP_PG_BIN names \(named), where postgres and initdb are not both found")
      }
      return ClusterBinaries(folder: named, version: try await version(of: named))
    }
    // Debian's pg_config comes with libpq-dev and names a folder that may lack the server.
    let configured = await output("pg_config", ["--bindir"])
    let candidates = (configured.map { [$0] } ?? []) + installed()
    guard let folder = candidates.first(where: isComplete) else {
      throw missing(
        "its programs are in none of \((candidates + ["/usr/lib/postgresql/*/bin"]).joined(separator: ", "))")
    }
    return ClusterBinaries(folder: folder, version: try await version(of: folder))
  }

  /// The folders of versions side by side, the highest first.
  private static func installed() -> [String] {
    let layouts = [("/usr/lib/postgresql", "", "/bin"), ("/usr", "pgsql-", "/bin")]
    return layouts.flatMap { root, prefix, suffix -> [String] in
      let names = (try? FileTree.names(in: root)) ?? []
      let versions = names.filter { $0.hasPrefix(prefix) }.compactMap { Double($0.dropFirst(prefix.count)) }
      // Versions before 10 had two numbers.
      return versions.sorted(by: >).map { version in
        let name = version < 10 ? String(version) : String(Int(version))
        return "\(root)/\(prefix)\(name)\(suffix)"
      }
    }
  }

  private static func isComplete(_ folder: String) -> Bool {
    access("\(folder)/postgres", X_OK) == 0 && access("\(folder)/initdb", X_OK) == 0
  }

  private static func version(of folder: String) async throws(PostgresError) -> String {
    let output = await output("\(folder)/postgres", ["--version"]) ?? ""
    guard let match = output.firstMatch(of: #/PostgreSQL\) (\S+)/#) else {
      throw missing("\(folder)/postgres --version does not say which version it is")
    }
    return String(match.1)
  }

  /// The line that a program prints; nil if there is no such program or it fails.
  private static func output(_ program: String, _ arguments: [String]) async -> String? {
    let path = Variables.ofProcess["PATH"] ?? "/usr/bin:/bin"
    let command = Command(program, arguments, environment: ["PATH": path, "LC_ALL": "C"])
    let run = try? await ProgramRun.output(of: command, within: .seconds(10))
    return run?.end == .ended(.code(0)) ? run?.lines.first.map { Substring($0).trimmingSpaces } : nil
  }

  private static func missing(_ found: String) -> PostgresError {
    PostgresError(
      .cluster, doing: "looking for Postgres", message: found,
      advice: """
        Install it (apt-get install postgresql), point LOCKSTEP_PG_BIN to the folder of \
        its programs, or give the kit a running one with --postgres DSN.
        """)
  }
}
