import Histories

extension History {
  /// Whether each request went to a process of the kit's choice.
  var isPinned: Bool {
    !requests.isEmpty
      && requests.allSatisfy { if case .client(.some) = $0.site { true } else { false } }
  }

  /// Who was inside just before `release`, with the one that was let go.
  func inside(at release: Release, in process: Int?, stage: Stage = .view) -> [Span] {
    spans(at: stage, in: process).filter {
      $0.enter < release.time && ($0.exit >= release.time || $0.request == release.request)
    }
  }

  /// `reason`, with what the kit waited for in vain.
  func because(_ reason: String) -> String { ([reason] + unmet).joined(separator: "; ") }

  /// Why the history cannot be judged as a whole: a request failed or was never answered.
  var disturbance: Verdict? {
    guard let first = requests.first(where: { $0.ending != .done }) else { return nil }
    let failed = requests.count { $0.ending != .done }
    return .inconclusive(
      because(
        "\(failed) of \(requests.count.of("request")) \(first.ending == .failed ? "failed" : "got no answer"), "
          + "\(first.request) first"))
  }

  /// The moment from which nobody was held any more.
  var lastRelease: Int? { releases.last?.time }

  /// Whether the answer to `request` came while `holder` was certainly held: it was seen held again after the answer.
  func answered(_ request: Span, while holder: Span) -> Bool {
    request.ending == .done && holder.contains(request.exit)
  }
}

extension Evidence {
  /// The least that shows a bound below the promised one: the fullest moment, the next request to come in, the release
  /// that let it in, and the client's sight of it, which shows that it had been waiting.
  static func chain(_ claim: String, views: [Span], peak: [Span], in history: History) -> Evidence {
    let peakNames = Set(peak.map(\.request))
    let late = views.filter { view in
      !peakNames.contains(view.request) && history.releases.contains { $0.time <= view.enter }
    }
    let shown = Array(late.prefix(2))
    let releases = shown.compactMap { view in history.releases.last { $0.time <= view.enter } }
    let clients = (peak.prefix(1) + shown).compactMap { history.request($0.request) }
    return Evidence(claim, witnesses: clients + peak + shown, releases: Array(Set(releases)).sorted { $0.time < $1.time })
  }
}
