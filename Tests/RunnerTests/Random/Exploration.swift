import Conformance
import TestSupport

@testable import Runner

/// Many drawn servers, each put to all properties that speak about it.
struct Exploration {
  var seed: UInt64
  var count: Int

  /// A case that did not come out as expected, and the least one that fails in the same way.
  struct Failing: Sendable, CustomStringConvertible {
    var number: Int
    var problem: Case.Problem
    var original: Drawn
    var least: Drawn

    var description: String {
      "number \(number): \(problem.text)\n  least server: \(least)\n  as drawn: \(original)"
    }
  }

  /// What failed, in order; two cases at a time.
  func failing() async throws -> [Failing] {
    try await withThrowingTaskGroup(of: [Failing].self) { group in
      let lanes = 2
      for lane in 0..<lanes {
        group.addTask(executorPreference: Aside()) {
          var found: [Failing] = []
          for number in stride(from: lane, to: count, by: lanes) { found += try await failing(number) }
          return found
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }.sorted { $0.number < $1.number }
    }
  }

  private func failing(_ number: Int) async throws -> [Failing] {
    let one = Case(number: number, of: seed)
    guard let problem = try await one.problems().min(by: { $0.text < $1.text }) else { return [] }
    let (least, found) = try await one.shrunk(to: problem)
    return [Failing(number: number, problem: found, original: one.drawn, least: least.drawn)]
  }
}

extension Case {
  /// The least case that has a problem with the same property, and its problem.
  func shrunk(to problem: Problem) async throws -> (Case, Problem) {
    var least = (self, problem)
    var isLess = true
    while isLess {
      isLess = false
      for smaller in least.0.smaller {
        guard let same = try await smaller.problems().first(where: { $0.property == problem.property }) else {
          continue
        }
        least = (smaller, same)
        isLess = true
        break
      }
    }
    return least
  }

  /// The cases that are simpler in one way.
  private var smaller: [Case] {
    var all: [Case] = []
    // What a mutant breaks is known of one model only.
    if case .mutant = kind {
    } else {
      all += drawn.model.smaller.map { model in
        var smaller = self
        smaller.drawn.model = model
        let drawing = Drawing(of: model)
        smaller.drawn.drawing.gateways = drawing.gateways
        smaller.drawn.drawing.pooledBackends = drawing.pooledBackends
        return smaller
      }
    }
    func add(_ change: (inout Drawing) -> Bool) {
      var smaller = self
      if change(&smaller.drawn.drawing) { all.append(smaller) }
    }
    add { drawing in
      defer { drawing.queue = .shared }
      return drawing.queue != .shared
    }
    add { drawing in
      defer { drawing.acceptsAll = false }
      return drawing.acceptsAll
    }
    add { drawing in
      defer { drawing.isBalanced = false }
      return drawing.isBalanced
    }
    add { drawing in
      defer { drawing.keepsBackends = false }
      return drawing.keepsBackends
    }
    add { drawing in
      defer { drawing.pace = Pace() }
      return drawing.pace != Pace()
    }
    return all
  }
}
