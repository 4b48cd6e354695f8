/// How the embedded Postgres is set up: to be quick to start and to stop, and to be reached from this machine only.
enum ClusterSettings {
  /// Part of the template's name in the cache: to be counted up whenever what `initdb` is told changes.
  static let layout = 1
  static let user = "lockstep"

  /// Loopback logs in with a random password, since any user of the machine can reach it and this role may run
  /// programs. It is sent hashed with MD5, which is quick to check: with SCRAM a connection took 5.7 ms, not 2.3,
  /// which would show in what the kit measures of servers that connect for each request. The socket lies in a folder
  /// that only its owner can enter, and needs none.
  static func initdb(data: String, passwordFile: String) -> [String] {
    [
      "-D", data, "-U", user, "--auth-local=trust", "--auth-host=md5", "--pwfile=\(passwordFile)",
      "--no-sync", "--locale=C", "-E", "UTF8", "--wal-segsize=1",
    ]
  }

  static func postgres(folder: RunFolder, port: Int, run: RunName) -> [String] {
    let settings = [
      "listen_addresses=127.0.0.1",
      "unix_socket_directories=\(folder.path)",
      "max_connections=1000",
      "shared_buffers=16MB",
      // The data need not outlive the machine's next crash.
      "fsync=off", "synchronous_commit=off", "full_page_writes=off",
      "wal_level=minimal", "max_wal_senders=0",
      // Nothing of Postgres' own may take locks, or time, while servers are watched.
      "autovacuum=off", "max_parallel_workers=0", "jit=off",
      "logging_collector=off", "log_destination=stderr", "log_line_prefix=%m [%p] %a ",
      // Seen in the titles of its processes, so that `ps` tells whose it is.
      "cluster_name=lockstep \(run.name)",
    ]
    return ["-D", folder.data, "-p", String(port)] + settings.flatMap { ["-c", $0] }
  }

  /// English messages, which the kit reads, and nothing of the user's own PG* variables.
  static func environment(binaries: String) -> [String: String] {
    ["PATH": "\(binaries):/usr/bin:/bin", "LC_ALL": "C", "LANG": "C"]
  }

  static func randomPassword() -> String {
    let letters = Array("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789")
    var generator = SystemRandomNumberGenerator()
    return String((0..<24).map { _ in letters[Int.random(in: letters.indices, using: &generator)] })
  }
}
