extension CapacityQuestion {
  /// What a server is to deliver under the load; what is `nil` is not asked for.
  package struct Goal: Hashable, Sendable {
    /// Requests a second, to a hundredth.
    package var throughput: Double?
    /// Seconds that 99 of 100 requests do not exceed.
    package var p99: Double?

    /// A goal; without a figure it is none.
    package init(throughput: Double? = nil, p99: Double? = nil) { (self.throughput, self.p99) = (throughput, p99) }
  }
}
