import Postgres

extension Gate {
  /// How many requests wait at the gate, as far as that can be seen.
  var waiters: Int { get async { (try? await sample())?.waiters.count ?? 0 } }
}
