import Platform

/// How many files and sockets this process may have open.
package enum Descriptors {
  /// For what else the process opens meanwhile.
  private static let reserve = 32

  /// Makes room for so many more, and raises the limit of the process as far as it may.
  ///
  /// Throws where that is not enough, with how many clients are possible: `extra` of the descriptors are not for them.
  package static func reserve(clients: Int, extra: Int) throws(LoadError) {
    DescriptorLimit.raise()
    try check(clients: clients, besides: DescriptorLimit.taken + extra + reserve, limit: DescriptorLimit.most)
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
