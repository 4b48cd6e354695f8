import Histories

/// Judges whether a router sent each request to the gateway that it belongs to, and whether one side held the other up.
struct Routing {
  var history: History
  /// How many requests hold a whole side.
  var slots: Int

  func verdict() -> Verdict {
    if let evidence = misrouted { return .violated(evidence) }
    if let disturbance = history.disturbance { return disturbance }
    let holders = history.held()
    let peak = holders.peak()
    guard peak.count >= slots else {
      return .inconclusive(
        history.because("\(peak.count) of the \(slots.of("request")) that hold the whole side were seen held together"))
    }
    let names = Set(holders.map(\.request))
    let asked = history.requests.filter {
      !names.contains($0.request) && isAsync($0.request) != isAsync(peak[0].request)
    }
    let judge = AnswersBesideHolders(slots: slots, holders: holders, history: history)
    var unclear: Span?
    for request in asked {
      switch judge.finding(on: request) {
      case .inTime: continue
      case .unclear: unclear = unclear ?? request
      case .late(let holder, let release):
        return .violated(
          Evidence(
            "\(request.request), \(kind(of: request)), was not answered while \(slots.of("request")) of the other kind "
              + "\(slots == 1 ? "was" : "were") held, \(holder.request) among them",
            witnesses: [request, holder], releases: [release]))
      }
    }
    if let unclear {
      return .inconclusive(
        history.because("it was not seen whether \(unclear.request) was answered while the other side was held"))
    }
    guard !asked.isEmpty else { return .inconclusive(history.because("nobody asked for the other side")) }
    guard !loops.isEmpty else {
      return .inconclusive(
        history.because(
          "no answer told the thread of an event loop, so it was not seen who answered; "
            + "wrap the ASGI app in the probe's"))
    }
    return .upheld(
      Exercise(
        opportunities: asked.count,
        "\(asked.count.of("request was", "requests were")) answered by the other gateway while \(slots) held one of them"
      ))
  }

  /// A sync path that an event loop answered, or an async one that a process without a loop answered.
  ///
  /// An answer tells of no loop under WSGI, but also where the app is not wrapped in the probe's: so a missing loop counts
  /// only where another answer has told of one.
  private var misrouted: Evidence? {
    for loop in loops where history.asked[loop.request] != nil && !isAsync(loop.request) {
      return Evidence(
        "\(loop.request), a sync path, was answered by process \(loop.site.place?.process ?? 0), which runs an event loop",
        witnesses: [history.request(loop.request), loop].compactMap { $0 })
    }
    guard !loops.isEmpty else { return nil }
    let looped = Set(loops.map(\.request))
    for work in history.spans(at: .work) where isAsync(work.request) && !looped.contains(work.request) {
      return Evidence(
        "\(work.request), an async path, was answered by process \(work.site.place?.process ?? 0), "
          + "which runs no event loop",
        witnesses: [history.request(work.request), work].compactMap { $0 })
    }
    return nil
  }

  private var loops: [Span] { history.spans(at: .loop) }

  private func isAsync(_ request: String) -> Bool {
    history.asked[request].flatMap(View.init(rawValue:))?.isAsync ?? false
  }

  private func kind(of request: Span) -> String { isAsync(request.request) ? "an async path" : "a sync path" }
}
