import Conformance

/// Which scenarios a server goes through, and which properties are judged on the history of each.
struct CheckPlan {
  struct Entry {
    var scenario: Scenario
    var properties: [Property]
  }

  var entries: [Entry] = []
  /// What the model or the versions cannot exercise, with the reason.
  var inapplicable: [(property: Property, reason: String)] = []

  /// Scenarios come in the order of the catalogue. A census comes last, when the other scenarios have opened so many
  /// connections that hardly a process has not been met.
  init(_ properties: [Property], for subject: Subject) {
    for property in properties {
      if let reason = property.inapplicable(subject) {
        inapplicable.append((property, reason))
        continue
      }
      let scenario = property.scenario(subject.model)
      if let index = entries.firstIndex(where: { $0.scenario == scenario }) {
        entries[index].properties.append(property)
      } else {
        entries.append(Entry(scenario: scenario, properties: [property]))
      }
    }
    entries = entries.filter { !$0.scenario.isCensus } + entries.filter(\.scenario.isCensus)
  }
}

extension Scenario {
  /// Whether it only asks who answers, and holds nobody.
  var asksOnlyWho: Bool { isCensus && sends(.ready) }

  var isCensus: Bool {
    steps.contains { if case .send(let batch) = $0, case .fresh = batch.placement { true } else { false } }
  }
}
