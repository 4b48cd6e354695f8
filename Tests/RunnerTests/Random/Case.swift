import Conformance
import Histories
import Mutants
import TestSupport

@testable import Runner

/// One drawn server, and what is expected of the verdicts on it.
struct Case: Sendable {
  enum Kind: Sendable {
    /// Every promise is found kept, or is left undecided where chance decides whether it is exercised.
    case faithful
    /// Exactly what its flaw breaks is found broken.
    case mutant(Mutant)
    /// Whatever befalls it, no promise is found broken.
    case troubled
  }

  var kind: Kind
  var drawn: Drawn

  /// Says what is wrong with the verdict on a property.
  struct Problem: Hashable, Sendable {
    var property: Property.ID
    var text: String
    /// Whether a guilty server was found faultless.
    var isMissed = false
  }

  init(_ kind: Kind, _ drawn: Drawn) { (self.kind, self.drawn) = (kind, drawn) }

  /// The case with that number among those of a seed: of ten, six are faithful, two are mutants and two are troubled.
  init(number: Int, of seed: UInt64) {
    var dice = Dice(seed: seed &+ UInt64(number) &* 0x2545_F491_4F6C_DD1D)
    switch dice.roll(1...10) {
    case 1...6:
      var drawn = Drawn.faithful(&dice)
      if drawn.seed.isMultiple(of: 3) { drawn.poolConnections() }
      if drawn.seed.isMultiple(of: 4) { drawn.replaceWorkers(isSaid: true) }
      self.init(.faithful, drawn)
    case 7...8:
      let mutant = dice.pick(Mutant.all)
      var drawn = Drawn(mutant.model, seed: dice.next())
      drawn.circumstances(&dice)
      drawn.drawing.flaw = Flaw(rawValue: mutant.fault)
      drawn.drawing.isBalanced = false
      // Where nobody chooses who gets which connection, a queue that all share is what the table is about; and nobody can be
      // greedy who has one of his own.
      if !drawn.drawing.keepsAlive || mutant.model.isSplit || drawn.drawing.flaw == .oneGreedyWorker {
        drawn.drawing.queue = .shared
      }
      self.init(.mutant(mutant), drawn)
    default:
      var drawn = Drawn.faithful(&dice)
      if drawn.seed.isMultiple(of: 3) { drawn.poolConnections() }
      drawn.drawing.trouble = .random(&dice)
      if drawn.seed.isMultiple(of: 4) { drawn.replaceWorkers(isSaid: drawn.seed.isMultiple(of: 8)) }
      self.init(.troubled, drawn)
    }
  }

  func problems() async throws -> [Problem] {
    let (verdicts, seen) = try await drawn.found(on: Catalogue.all)
    let agreement = Agreement(claimed: Figures(promisedBy: drawn.model), seen: seen, verdicts: verdicts)
    return problems(in: verdicts) + agreement.contradictions.map { Problem(property: $0.property, text: $0.text) }
  }

  private func problems(in verdicts: [Property.ID: Verdict]) -> [Problem] {
    switch kind {
    case .faithful:
      return verdicts.compactMap { id, verdict in
        verdict.isUpheld || (verdict.isInconclusive && drawn.leavesToChance(id))
          ? nil : Problem(property: id, text: "\(id): \(verdict.name), \(verdict.reason)")
      }
    case .mutant(let mutant):
      // Of tens of thousands, chance hides a guilty one now and then from a property that says that it depends on it.
      return mutant.problems(in: verdicts).filter { problem in
        !problem.isMissed || Catalogue.property(problem.property)?.strength == .deterministic
      }
    case .troubled:
      return verdicts.compactMap { id, verdict in
        verdict.isViolated ? Problem(property: id, text: "\(id): violated, \(verdict.reason)") : nil
      }
    }
  }
}

extension Drawn {
  /// Has the workers of one gateway replaced after some requests, of which its model says nothing unless it `isSaid`.
  mutating func replaceWorkers(isSaid: Bool) {
    guard !model.isSplit else { return }
    let count = 30 + Int(seed >> 8) % 60
    if isSaid { model = model.recycling(after: count) }
    drawing.recyclesAfter = count
  }

  /// Gives each process a pool of database connections, a few or more than the kit fills.
  mutating func poolConnections() {
    let count = (seed >> 16).isMultiple(of: 8) ? 60 : 1 + Int(seed >> 20) % 6
    model = model.pooling(count)
    drawing.pooledBackends = count
  }

  /// Whether it is a matter of chance that this server is given an occasion to break the property: where connections lead
  /// to one process only as long as one request, and there are several, nobody chooses who gets which.
  func leavesToChance(_ property: Property.ID) -> Bool {
    guard model.processes.upperBound > 1, !drawing.keepsAlive || drawing.isBalanced || model.isSplit else {
      return false
    }
    if drawing.isBalanced { return true }
    if drawing.queue == .perWorker { return true }
    // Of a queue that all share, blocking workers that are free take what there is.
    let takesAll = model.slotsPerProcess(for: model.countedView) == nil || model.syncSide.gateway == .asgi
    if takesAll || ["WK-3", "TX-1", "TX-6"].contains(property) { return !model.isSplit }
    // They take more than their pools have connections for.
    return !model.isSplit && model.syncSide.isBoundByPool(for: .gate) && ["TX-2", "CN-1"].contains(property)
  }
}

extension Mutant {
  /// What is wrong with the verdicts on a server that has its fault.
  func problems(in verdicts: [Property.ID: Verdict]) -> [Case.Problem] {
    verdicts.compactMap { id, verdict in
      let isFound = violates.contains(id)
      let found = "\(id): \(verdict.name), \(verdict.reason)"
      if verdict.isViolated, !isFound {
        return .init(property: id, text: "false alarm, \(found)")
      }
      if isFound, !verdict.isViolated {
        return .init(property: id, text: "missed, \(found)", isMissed: verdict.isUpheld)
      }
      if verdict.isInconclusive, !mayLeaveUndecided.contains(id) {
        return .init(property: id, text: "undecided, \(found)")
      }
      return nil
    }
  }
}
