import Synchronization

/// Who waits at the upstream, shared by its connections.
final class UpstreamState: Sendable {
  struct Key: Hashable {
    var token: String
    var request: String
  }

  struct Waiting {
    var held: [Key: HoldingUpstream.Held] = [:]
    /// Those that have been let go, here or before they came.
    var free: Set<Key> = []
  }

  let waiting = Mutex(Waiting())
  /// The servers whose calls are let in, by their tokens.
  let tokens = Mutex<Set<String>>([])
  /// How long each call of a server waits that is not held until it is released, by the server's token.
  let delays = Mutex<[String: Duration]>([:])
}

extension UpstreamState {
  /// Keeps a request waiting; `false` where it has been let go already.
  func hold(_ call: HoldingUpstream.Held, as key: Key) -> Bool {
    waiting.withLock { waiting in
      guard !waiting.free.contains(key) else { return false }
      waiting.held[key] = call
      return true
    }
  }

  /// Holds these requests no longer, and returns those that waited.
  func letGo(_ keys: [Key]) -> [HoldingUpstream.Held] {
    waiting.withLock { waiting in
      waiting.free.formUnion(keys)
      return keys.compactMap { waiting.held.removeValue(forKey: $0) }
    }
  }

  /// Forgets the server with that token, and returns who of it waited.
  func dismiss(_ token: String) -> [HoldingUpstream.Held] {
    waiting.withLock { waiting in
      waiting.free = waiting.free.filter { $0.token != token }
      let left = waiting.held.filter { $0.key.token == token }
      for key in left.keys { waiting.held[key] = nil }
      return Array(left.values)
    }
  }
}
