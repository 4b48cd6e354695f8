import Histories

extension History {
  /// What was seen at `stage`, each span as long as its request certainly was held.
  ///
  /// A request that was answered with success cannot have left its view before the kit let it go, even where it was seen
  /// for the last time a while before. One that failed may have: a timeout looks like a release.
  func held(at stage: Stage = .view, in process: Int? = nil) -> [Span] {
    spans(at: stage, in: process).map { span in
      guard stage == .view, request(span.request)?.ending == .done, let release = release(of: span.request) else {
        return span
      }
      var span = span
      span.exit = max(span.exit, release.time)
      return span
    }
  }

  /// Who was inside just before `release`, with the one that was let go.
  func inside(at release: Release, in process: Int?, stage: Stage = .view) -> [Span] {
    held(at: stage, in: process).filter { $0.enter < release.time && $0.exit >= release.time }
  }

  /// `reason`, with what the kit waited for in vain and with why requests failed.
  func because(_ reason: String) -> String {
    ([reason] + unmet + complaints + suspensions + wanderings).joined(separator: "; ")
  }

  /// `sentence`, with why requests failed.
  func saying(_ sentence: String) -> String { ([sentence] + complaints).joined(separator: "; ") }

  /// Up to three reasons of failures, each once: those that differ in numbers only, such as a backend's, count as one.
  private var complaints: [String] {
    var shapes: Set<String> = []
    let different = failures.map(\.reason).filter { shapes.insert($0.filter { !$0.isNumber }).inserted }
    return Array(different.prefix(3))
  }

  /// Which processes were found stopped while requests were under way, in a clause for each.
  private var suspensions: [String] {
    guard let start = requests.map(\.enter).min() else { return [] }
    let stopped = Set(events.filter { $0.kind == .stopped && $0.time >= start }.map(\.process))
    return stopped.sorted().map { "process \($0) had been stopped, by SIGSTOP or a debugger" }
  }

  /// Whether a connection that had led to one process was seen to lead to another.
  var isWandering: Bool { events.contains(where: \.isWandering) }

  /// Why requests could not be sent to the process that was wanted, in a clause.
  private var wanderings: [String] {
    guard let event = events.first(where: \.isWandering), case .wandered(let other) = event.kind else { return [] }
    return [
      "connections do not stay with a process: one that had led to process \(other) led to process \(event.process)"
    ]
  }

  /// Why processes cannot be told apart, so that nothing is known of how many there are and what one of them does.
  package var indistinctProcesses: String? {
    let unknown = Set(events.filter { $0.kind == .unknown }.map(\.process)).sorted()
    guard let first = unknown.first else { return nil }
    return because(
      "process \(first)\(unknown.count > 1 ? " and \(unknown.count - 1) more are" : " is") unknown here: no process of the server "
        + "has that number on this machine, as in a container, or in several with numbers of their own; who answers "
        + "by it cannot be told apart, nor seen to end, so start the server where the kit runs")
  }

  /// Why the framework under test has no counterpart of what was asked of it, if it said so.
  var unsupported: String? { failures.first { $0.kind == .unsupported }?.reason }

  /// Why the history cannot be judged as a whole: a request failed or was never answered.
  var disturbance: Verdict? {
    let disturbed = requests.filter { $0.ending != .done }
    guard let first = disturbed.first else {
      // Whoever was waited for in vain may have been one that could not move.
      return unmet.isEmpty || suspensions.isEmpty ? nil : .inconclusive(because("the kit waited in vain"))
    }
    let endings = Set(disturbed.map(\.ending))
    let fate = endings.count > 1 ? "failed or got no answer" : first.ending == .failed ? "failed" : "got no answer"
    return .inconclusive(
      because("\(disturbed.count) of \(requests.count.of("request")) \(fate), \(first.request) first"))
  }

  /// Why nothing can be said about all requests: one was disturbed, or answered without ever having been seen at `stage`.
  func gap(at stage: Stage = .view) -> Verdict? {
    if let disturbance { return disturbance }
    let seen = Set(spans(at: stage).map(\.request))
    let unseen = requests.filter { !seen.contains($0.request) }
    guard let first = unseen.first else { return nil }
    let place =
      switch stage {
      case .view: "inside"
      case .work: "at work"
      case .lock, .loop, .middleware, .query: "in the \(stage.rawValue)"
      }
    return .inconclusive(
      because(
        "\(unseen.count) of \(requests.count.of("request")) \(unseen.count == 1 ? "was" : "were") answered without ever "
          + "having been seen \(place), \(first.request) first"))
  }

  /// The process that worked on `request`, as far as it was told; otherwise the one it was pinned to.
  func process(of request: Span) -> Int? {
    if let told = spans.first(where: { $0.request == request.request && $0.site.place != nil }) {
      return told.site.place?.process
    }
    if case .client(let pinned) = request.site { return pinned }
    return nil
  }
}

extension Evidence {
  /// The least that shows a bound below the promised one: the fullest moment, the next requests to come in, the releases
  /// that let them in, and the client's sight of them, which shows that they had been waiting.
  static func chain(_ claim: String, peak: [Span], refusals: [Refusal], in history: History) -> Evidence {
    let peakNames = Set(peak.map(\.request))
    let late = refusals.filter { !peakNames.contains($0.view.request) }
    let shown = (late.isEmpty ? refusals : late).prefix(2)
    let views = shown.map(\.view).filter { !peakNames.contains($0.request) }
    let clients = (peak.prefix(1) + views).compactMap { history.request($0.request) }
    return Evidence(
      claim, witnesses: clients + peak + views, releases: Set(shown.map(\.release)).sorted { $0.time < $1.time })
  }
}
