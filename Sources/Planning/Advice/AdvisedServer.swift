import Conformance

/// One server as the rules of advice see it: its model with what was seen in place of what was claimed.
struct AdvisedServer {
  var name: String
  var model: ServerModel
  var versions: [String: String]
  /// Whether the file promises a bound of backends.
  var promisesBackends: Bool
  /// Whether async views were seen to hold a blocking worker.
  var asyncViewsHoldWorkers: Bool

  /// `nil` where the server was seen to do more than is claimed for it, and no model is known that it keeps to.
  init?(_ server: ServerResult, _ subject: Subject, _ outcomes: [Outcome]) {
    guard let seen = subject.model.asSeen(server.observed.syncAtOncePerProcess) else { return nil }
    (name, versions) = (server.name, subject.versions.isEmpty ? server.versions : subject.versions)
    model = seen
    promisesBackends = server.claimed.backendsAtPeak != nil
    asyncViewsHoldWorkers = outcomes.contains { outcome in
      if outcome.property == "WK-6", case .upheld = outcome.verdict { true } else { false }
    }
  }

  /// A server that delivered what its model predicts. A bench sees neither async views nor promises of backends.
  init(_ row: BenchRow) {
    (name, model, versions) = (row.server, row.model, row.versions)
    (promisesBackends, asyncViewsHoldWorkers) = (false, false)
  }

  /// The rule that applies, if any does.
  func advice(_ forecaster: inout Forecaster) -> CapacityAdvice? {
    // A saved file may say anything.
    let counts = 1...1000
    guard !model.isSplit, let processes = model.processes.only, counts.contains(processes),
      counts.contains(model.slotsPerProcess(for: .gate) ?? 1)
    else { return nil }
    return switch model.syncSide.executor {
    case .loop(.oneThread), .loop(.pool(1)): takingTurns(processes, &forecaster)
    case .loop(.pool(let size)): pool(processes, size, &forecaster)
    case .loop(.perRequest), .threadPerRequest: unbounded(processes, &forecaster)
    case .threads(let threads): blocking(processes, threads, &forecaster)
    case .loop(nil), .greenlets: nil
    }
  }

  /// An advice whose options are those that could be predicted.
  func advice(
    _ cause: CapacityAdvice.Cause, clients: Int, _ unit: CapacityAdvice.Unit, before: Double?,
    _ options: [AdviceOption?]
  ) -> CapacityAdvice? {
    let options = options.compactMap { $0 }
    guard let before, !options.isEmpty else { return nil }
    return CapacityAdvice(
      server: name, model: model, cause: cause, clients: clients, unit: unit, before: Self.rounded(before),
      options: options)
  }

  /// `nil` where nothing could be predicted.
  func option(
    _ action: AdviceOption.Action, _ model: ServerModel, backends: Int? = nil, after: Double?, example: String
  ) -> AdviceOption? {
    after.map { AdviceOption(action, model, backends: backends, after: Self.rounded($0), example: example) }
  }

  /// Six decimals at most: what is saved needs no more.
  private static func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }
}

extension ServerModel {
  /// The same model where sync views run as they were seen to; an advice for what was only claimed would help nobody.
  fileprivate func asSeen(_ perProcess: Figures.Count?) -> ServerModel? {
    guard !isSplit, syncSide.threadSensitivity != nil else { return self }
    var side = syncSide
    switch perProcess {
    case .exactly(1): side.executor = .loop(syncViews: .oneThread)
    case .exactly(let count): side.executor = .loop(syncViews: .pool(count))
    case .unbounded: side.executor = .loop(syncViews: .perRequest)
    case .atLeast(let count): return slotsPerProcess(for: .gate) ?? .max < count ? nil : self
    case .between, nil: return self
    }
    return ServerModel(side, backends: declaredBackends)
  }
}
