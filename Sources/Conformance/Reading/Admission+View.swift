package import Histories

extension Admission {
  /// Reads the requests for `view` alone, of a history of `scenario`; `nil` where it sends none.
  ///
  /// Where a router chooses who gets them, the processes that got none are taken for those of another gateway.
  package init?(of view: View, in scenario: Scenario, _ history: History) {
    let placements = scenario.steps.compactMap { step -> Batch.Placement? in
      switch step {
      case .send(let batch) where batch.view == view: batch.placement
      case .beat(let metronome) where metronome.view == view: .anywhere(metronome.clients)
      default: nil
      }
    }
    guard !placements.isEmpty else { return nil }
    let isRouted = placements.contains { if case .anywhere = $0 { true } else { false } }
    self.init(of: history.about(view, processes: isRouted ? [] : history.processes))
  }
}

extension History {
  /// What is not known to be about requests for another view, with those of `processes` that none was seen in.
  fileprivate func about(_ view: View, processes: Set<Int>) -> History {
    func isMeant(_ request: String) -> Bool { asked[request].map { $0 == view.rawValue } ?? true }
    return History(
      spans.filter { isMeant($0.request) }, releases: releases.filter { isMeant($0.request) }, processes: processes,
      unmet: unmet, failures: failures.filter { isMeant($0.request) }, asked: asked.filter { isMeant($0.key) },
      gateways: gateways.filter { isMeant($0.key) })
  }
}
