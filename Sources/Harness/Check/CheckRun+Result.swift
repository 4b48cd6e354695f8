import Conformance

extension CheckRun {
  /// A check that was cut short must not read as one that found nothing wrong.
  mutating func noteInterruption() {
    let missing = check.properties.count { outcomes[$0.id] == nil }
    guard missing > 0, failure == nil else { return }
    failure =
      "the check was interrupted before \(missing) of \(check.properties.count.of("property", "properties")) had been looked at"
  }

  func result(seconds: Double) -> ServerResult {
    let notes =
      sleepingLoops.notes + passages + check.notes(on: subject, hasSeenReplacements: replacements.areSeen)
      + replacements.notes(promised: check.file.model.recyclesAfter)
      + [check.file.model.noteOfPool(seenIn: seen)].compactMap(\.self)
    return ServerResult(
      name: check.file.name, file: check.file.file, model: String(describing: check.file.model),
      claimed: Figures(
        promisedBy: check.file.model, hasAsyncViews: subject.hasAsyncViews),
      observed: Figures(seenIn: seen, countedBy: check.file.model.countedView, backendsAfter: backendsAfter),
      versions: subject.versions, seconds: seconds,
      failure: failure, notes: notes)
  }

  func outcomes(inOrderOf properties: [Property]) -> [Outcome] { properties.compactMap { outcomes[$0.id] } }
}
