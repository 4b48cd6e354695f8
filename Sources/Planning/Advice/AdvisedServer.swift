import Conformance

/// One server as the rules of advice see it: its model with what was seen in place of what was claimed.
struct AdvisedServer {
  var name: String
  var model: ServerModel
  /// What it is written in, by the versions that the probe told; `nil` where the kit knows nothing of that.
  var framework: Framework?
  /// Whether it is a Django that may be upgraded to one that runs sync views on a thread of the request's own.
  var isOldDjango: Bool
  /// Whether the file promises a bound of backends.
  var promisesBackends: Bool
  /// Whether async views were seen to hold a blocking worker.
  var asyncViewsHoldWorkers: Bool

  /// `nil` where the server was seen to do more than is claimed for it, and no model is known that it keeps to.
  init?(_ server: ServerResult, _ subject: Subject, _ outcomes: [Outcome]) {
    guard let seen = subject.model.asSeen(server.observed) else { return nil }
    // A pool that was not seen to be what the file says is to be put right first.
    guard !outcomes.contains(where: { $0.property == "CN-1" && ($0.verdict.isViolated || $0.verdict.isInconclusive) })
    else { return nil }
    (name, model) = (server.name, seen)
    (framework, isOldDjango) = Self.software(subject.versions.isEmpty ? server.versions : subject.versions)
    promisesBackends = server.claimed.backendsAtPeak != nil
    asyncViewsHoldWorkers = outcomes.contains { outcome in
      if outcome.property == "WK-6", case .upheld = outcome.verdict { true } else { false }
    }
  }

  /// A server that delivered what its model predicts. A bench sees neither async views nor promises of backends.
  init(_ row: BenchRow) {
    (name, model) = (row.server, row.model)
    (framework, isOldDjango) = Self.software(row.versions)
    (promisesBackends, asyncViewsHoldWorkers) = (false, false)
  }

  private static func software(_ versions: [String: String]) -> (Framework?, isOldDjango: Bool) {
    let framework = Framework(of: versions)
    // https://code.djangoproject.com/ticket/32889
    return (framework, framework == .django && Framework.django.isOlder(than: "4.0", in: versions))
  }

  /// The rule that applies, if any does.
  func advice(_ forecaster: inout Forecaster) -> CapacityAdvice? {
    // A saved file may say anything.
    let counts = 1...1000
    guard !model.isSplit, let processes = model.processes.only, counts.contains(processes),
      counts.contains(model.slotsPerProcess(for: .gate) ?? 1), counts.contains(model.slotsPerProcess(for: .web) ?? 1)
    else { return nil }
    return switch model.syncSide.executor {
    case .loop(nil), .greenlets: nil
    case _ where model.syncSide.isBoundByPool(for: .gate): waiting(processes, &forecaster)
    case .loop(.oneThread), .loop(.pool(1)): takingTurns(processes, &forecaster)
    case .loop(.pool(let size)): pool(processes, size, &forecaster)
    case .loop(.perRequest), .threadPerRequest: unbounded(processes, &forecaster)
    case .threads(let threads): blocking(processes, threads, &forecaster)
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
    _ action: AdviceOption.Action, _ model: ServerModel, backends: Int? = nil, after: Double?, example: String? = nil
  ) -> AdviceOption? {
    after.map { AdviceOption(action, model, backends: backends, after: Self.rounded($0), example: example) }
  }

  /// Six decimals at most: what is saved needs no more.
  private static func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }
}

extension ServerModel {
  /// The same model where sync views run as they were seen to; an advice for what was only claimed would help nobody.
  ///
  /// `nil` where what was seen is not what is claimed, and no model is known that it is.
  fileprivate func asSeen(_ seen: Figures) -> ServerModel? {
    guard !isSplit else { return self }
    guard let executor = executor(running: seen.syncAtOncePerProcess) else { return nil }
    // What a process was seen to run may be unsettled where the whole server was seen to have a bound.
    if case .exactly? = seen.syncAtOnce, executor.slots(for: countedView) == nil { return nil }
    var side = syncSide
    side.executor = executor
    return ServerModel(side, backends: declaredBackends)
  }

  private func executor(running perProcess: Figures.Count?) -> Executor? {
    let claimed = slotsPerProcess(for: countedView)
    switch (syncSide.executor, perProcess) {
    case (.greenlets, _), (.loop(nil), _), (_, nil), (_, .between): return syncSide.executor
    case (.loop, .exactly(1)): return .loop(syncViews: .oneThread)
    case (.loop, .exactly(let count)): return .loop(syncViews: .pool(count))
    case (.loop, .unbounded): return .loop(syncViews: .perRequest)
    case (.threads, .exactly(let count)), (.threadPerRequest, .exactly(let count)): return .threads(count)
    case (.threads, .unbounded), (.threadPerRequest, .unbounded): return .threadPerRequest
    // No bound was met: that keeps a claim of as many, and shows nothing of one that there is none.
    case (_, .atLeast(let count)): return claimed.map { count <= $0 } ?? false ? syncSide.executor : nil
    }
  }
}
