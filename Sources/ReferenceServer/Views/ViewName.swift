import ProbeContract

/// The views of the probe, by the last part of their paths.
enum ViewName: String, CaseIterable, Sendable {
  case identity, ready, gate, backend, affinity, web, sleep, async, nested
  case rowGate = "row-gate"
  case rowSleep = "row-sleep"
  case randomRowSleep = "random-row-sleep"
  case databaseSleep = "database-sleep"
  case asyncBlocking = "async-blocking"
  case asyncBehindSync = "async-behind-sync"
  case asyncSyncGate = "async-sync-gate"
  case asyncBackend = "async-backend"

  var isAsync: Bool {
    switch self {
    case .async, .asyncBlocking, .asyncBehindSync, .asyncSyncGate, .asyncBackend: true
    default: false
    }
  }

  /// Whether it makes a query.
  var usesDatabase: Bool {
    switch self {
    case .ready, .gate, .backend, .affinity, .rowGate, .rowSleep, .randomRowSleep, .databaseSleep, .asyncSyncGate,
      .asyncBackend:
      true
    case .identity, .web, .sleep, .async, .nested, .asyncBlocking, .asyncBehindSync: false
    }
  }

  /// The view at a path; nil where there is none.
  init?(path: String) {
    guard path.hasPrefix(ProbeProtocol.prefix) else { return nil }
    self.init(rawValue: String(path.dropFirst(ProbeProtocol.prefix.count)))
  }
}
