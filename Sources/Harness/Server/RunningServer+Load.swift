import Load

extension RunningServer {
  /// Puts a load on the server; meanwhile the upstream answers web requests by itself, once they have waited for both halves.
  ///
  /// Throws a `LoadError` if the load cannot be run here, or the task was cancelled.
  func run(_ plan: LoadPlan) async throws(LoadError) -> LoadResult {
    guard case .workload(.web, let half, _) = plan.target else { return try await send(plan) }
    kit.upstream.answer(callsOf: token, after: .nanoseconds(Int64(half * 2e9)))
    defer { kit.upstream.answer(callsOf: token, after: nil) }
    return try await send(plan)
  }

  private func send(_ plan: LoadPlan) async throws(LoadError) -> LoadResult {
    try await LoadDriver.run(plan, port: port, headers: headers, prefix: nextPrefix())
  }
}
