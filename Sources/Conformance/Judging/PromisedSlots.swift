import Histories

/// Judges whether a process runs as many requests at once as its model promises, and no more.
struct PromisedSlots {
  /// How many requests one process may have inside at once.
  var slots: Int
  /// So many fill a process in the scenario; `nil` where the bound lies beyond what the kit sends.
  var inReach: Int?
  /// What is counted, in the plural: "blocking requests".
  var noun: String
  /// The property whose question it is how many run at once, where it is not that of the one that asks.
  var judge: Property.ID?
  private var areGreenlets: Bool

  /// Reads the bound of `model` for requests of `view`, of which there must be one.
  init(_ model: ServerModel, for view: View, noun: String, judge: Property.ID? = nil) {
    (slots, inReach) = (model.slotsPerProcess(for: view) ?? 1, model.slotsInReach(for: view))
    (self.noun, self.judge) = (noun, judge)
    areGreenlets = if case .greenlets = model.side(for: view).executor { true } else { false }
  }

  private var bound: AdmissionBound { AdmissionBound(slots: slots, noun: noun, judge: judge) }

  /// Proof that a process had more inside than its slots.
  func excess(in history: History) -> Evidence? { bound.excess(in: history) }

  /// Proof that a process had fewer inside than it has slots for, although others waited.
  func shortfall(in history: History) -> Evidence? { bound.shortfall(in: history) }

  /// The same of greenlets, which may switch in one operation and not in another. Of threads one property asks it for all.
  func shortfallOfGreenlets(in history: History) -> Evidence? {
    areGreenlets && inReach != nil && history.gap() == nil ? shortfall(in: history) : nil
  }

  /// Chances to go wrong where a full process kept others out; where it is never full, those that were inside together.
  func exercise(in history: History) -> Verdict {
    guard inReach == nil else { return bound.exercise(in: history) }
    let verdict = EverybodyInside(noun: noun, room: slots).verdictForEachProcess(on: history)
    guard let exercise = verdict.exercise else { return verdict }
    let most = history.processes.map { history.held(in: $0).peak().count }.max() ?? 0
    return .upheld(
      Exercise(
        opportunities: exercise.opportunities,
        "\(most) \(noun) were inside together in a process; the kit sent no more, so it was not tried whether there is "
          + "room for \(slots)"))
  }
}
