import Synchronization

/// The ports that this process has picked for servers.
///
/// A port is free between the moment that it is picked and the one that its server listens there, so the system may give it
/// to another pick meanwhile: two servers then answer for each other. Several kits of one process, as in tests, share this.
enum PickedPorts {
  private static let picked = Mutex<Set<Int>>([])
  /// More than this many are forgotten: the first of them have long been taken, or given up.
  private static let most = 4_096

  /// Takes a port for the caller; false if it was picked before.
  static func take(_ port: Int) -> Bool {
    picked.withLock { picked in
      if picked.count >= most { picked = [] }
      return picked.insert(port).inserted
    }
  }
}
