import Conformance

extension CapacityAdvice {
  /// All of it in a sentence, without the name of the server and the full stop.
  var sentence: String {
    let actions = options.map(\.words)
    let list =
      (actions.dropLast().isEmpty ? "" : actions.dropLast().joined(separator: ", ") + " or ") + (actions.last ?? "")
    let figures = options.map { figure($0.after) }.joined(separator: " / ")
    return "\(finding): \(list); predicted for \(load): \(figure(before)) → \(figures) \(unit.rawValue)"
  }

  /// Where to try it; `nil` where the kit has no server file for it.
  var examples: String? {
    let names = options.compactMap(\.example)
    return names.isEmpty ? nil : "fixtures/servers: " + names.joined(separator: ", ")
  }

  private var finding: String {
    switch cause {
    case .syncViewsTakeTurns: "sync views take turns in each process"
    case .poolBoundsSyncViews: "each process runs \(model.slotsPerProcess(for: .gate) ?? 0) sync views at once"
    case .nothingBoundsSyncViews:
      "nothing bounds threads and Postgres backends, of which Postgres has 100 by default"
    case .poolBoundsQueries: pool
    case .asyncViewsHoldWorkers:
      "an async view holds its worker while it waits, so waits of more than 200 ms are for background tasks"
    }
  }

  private var pool: String {
    let (connections, threads) = (model.syncSide.pooledConnections ?? 0, model.slotsPerProcess(for: .web))
    let others = threads.map { ($0 - connections).of("more thread waits", "more threads wait") }
    return "the pool of \(connections) in each process bounds what queries at once, and "
      + "\(others ?? "every thread beyond that waits") for it"
  }

  private var load: String {
    switch unit {
    case .perSecond: "\(clients) clients of 1 s"
    case .atOnce: "\(clients) clients"
    }
  }

  private func figure(_ value: Double) -> String {
    switch unit {
    case .perSecond: Amount.rate(value)
    case .atOnce: Amount.count(value)
    }
  }
}

extension AdviceOption {
  /// What to do, in a few words.
  fileprivate var words: String {
    switch action {
    case .moreProcesses: "run \(processes) processes"
    case .newerDjango: "Django ≥ 4.0"
    case .blockingWorkers: "WSGI (gunicorn -w \(processes)\(threads > 1 ? " --threads \(threads)" : ""))"
    case .bothGateways: "both behind nginx"
    case .connectionPool:
      "a pool of \(backends ?? model.syncSide.pooledConnections ?? 0) connections\(processes > 1 ? " in each process" : "")"
    case .asyncPathsToASGI: "async paths to ASGI (nginx)"
    }
  }

  private var processes: Int { model.processes.upperBound }
  private var threads: Int { model.slotsPerProcess(for: .gate) ?? 1 }
}
