import Histories

/// One server as a check left it: what was found, and the histories that it can be judged on again.
public struct CheckedServer: Sendable {
  public var result: ServerResult
  public var outcomes: [Outcome]
  public var records: [SavedHistory]

  public init(_ result: ServerResult, outcomes: [Outcome], records: [SavedHistory]) {
    (self.result, self.outcomes, self.records) = (result, outcomes, records)
  }

  /// What the verdicts are about; `nil` if there is none.
  public var subject: Subject? { outcomes.first?.subject }

  /// Whether `property` was upheld.
  func upheld(_ property: Property) -> Bool {
    outcomes.contains { $0.property == property.id && $0.verdict.isUpheld }
  }

  /// The server judged by a promise that it may never have made.
  ///
  /// Any history serves that comes from the same views and locks the same rows: how many requests a scenario sends follows
  /// from the server's own model, and a judge asks only what was seen. Nor does it matter by which protocol it is called:
  /// whoever relied on the promise does not ask. `nil` where no history says anything.
  func verdict(on property: Property, promisedBy model: ServerModel) -> Verdict? {
    guard var subject else { return nil }
    subject.model = model
    guard property.inapplicable(subject) == nil else { return nil }
    let sent = property.scenario(model).sent
    let verdicts = records.filter { $0.scenario.sent == sent && $0.history.unsupported == nil }
      .map { property.judge($0.history, model) }
    return verdicts.first(where: \.isViolated) ?? verdicts.first(where: \.isUpheld)
  }
}

extension Scenario {
  /// What its requests ask for, however many there are of them and wherever they go; but whether the kit or the server
  /// decides that does matter.
  fileprivate var sent: Set<Batch> {
    steps.reduce(into: []) { sent, step in
      guard case .send(var batch) = step else { return }
      if case .fresh = batch.placement { batch.placement = .fresh(0) } else { batch.placement = .each(0) }
      sent.insert(batch)
    }
  }
}
