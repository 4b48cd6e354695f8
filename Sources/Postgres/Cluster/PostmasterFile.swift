/// What Postgres writes into `postmaster.pid` of its data folder, a line for each thing
/// (src/include/utils/pidfile.h).
struct PostmasterFile: Equatable {
  var processID: Int32
  /// Line 8: `starting`, `ready`, `standby` or `stopping`, padded with spaces.
  var status: String?

  init?(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.first, let processID = Int32(first) else { return nil }
    self.processID = processID
    status = lines.count > 7 ? lines[7].trimmingSpaces : nil
  }

  /// Whether the Postgres with this process id accepts connections.
  func isReady(_ processID: Int32) -> Bool { self.processID == processID && status == "ready" }
}
