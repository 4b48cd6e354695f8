package import Conformance

extension CapacityAdvice {
  /// What could be done about the servers of `results`, in their order; one advice each at most.
  ///
  /// The figures are simulated with a fixed seed, so the same results get the same advice.
  package static func all(on results: Results) -> [CapacityAdvice] {
    var forecaster = Forecaster()
    return results.withEveryServer.servers.compactMap { server in
      guard server.failure == nil, let subject = results.outcomes(of: server).first?.subject else { return nil }
      return AdvisedServer(server, subject, results.outcomes(of: server))?.advice(&forecaster)
    }
  }

  /// What could be done about the servers of a bench, in their order; one advice each at most.
  ///
  /// A server that did not deliver what its model predicts gets none: its model is not what it claims.
  package static func all(on rows: [BenchRow]) -> [CapacityAdvice] {
    var forecaster = Forecaster()
    var seen: Set<String> = []
    return rows.compactMap { row in
      guard row.failure == nil, !row.runs.isEmpty, seen.insert(row.server).inserted,
        !rows.contains(where: { $0.server == row.server && $0.explanation != nil })
      else { return nil }
      return AdvisedServer(row).advice(&forecaster)
    }
  }
}

extension Results {
  /// The results with advice: that which they have, or which is simulated now where nobody has done so.
  package func advised() -> Results {
    guard advice == nil else { return self }
    var copy = self
    copy.advice = CapacityAdvice.all(on: self)
    return copy
  }
}
