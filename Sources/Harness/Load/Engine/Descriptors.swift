import Foundation
import Glibc

/// How many files and sockets this process may have open.
enum Descriptors {
  /// For what else the process opens meanwhile.
  private static let reserve = 32
  private static var kind: __rlimit_resource_t { __rlimit_resource_t(RLIMIT_NOFILE.rawValue) }

  /// Makes room for so many more, and raises the limit of the process as far as it may.
  ///
  /// Throws where that is not enough, with how many clients are possible: `extra` of the descriptors are not for them.
  static func reserve(clients: Int, extra: Int) throws(LoadError) {
    var limit = rlimit()
    guard getrlimit(kind, &limit) == 0 else { return }
    let taken = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 64
    try check(clients: clients, besides: taken + extra + reserve, limit: Int(clamping: limit.rlim_max))
    guard UInt(clients + taken + extra + reserve) > limit.rlim_cur else { return }
    limit.rlim_cur = limit.rlim_max
    _ = setrlimit(kind, &limit)
  }

  static func check(clients: Int, besides others: Int, limit: Int) throws(LoadError) {
    guard clients > limit - others else { return }
    throw LoadError(
      """
      \(clients) connections cannot be held open at once: this process may have \(limit) descriptors, and \(others) of \
      them go to other things, so \(max(0, limit - others)) are possible; ask for no more than that, or raise the limit \
      first (ulimit -n \(clients + others), as root).
      """)
  }
}
