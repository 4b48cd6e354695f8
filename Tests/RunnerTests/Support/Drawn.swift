import Conformance
import Histories

@testable import Runner

/// A drawn server, the model it claims, and the seed of everything that chance decides about it.
struct Drawn: Sendable, CustomStringConvertible {
  var model: ServerModel
  var drawing: Drawing
  var seed: UInt64
  var patience = Patience.drawn

  /// A server that keeps to `model`.
  init(_ model: ServerModel, seed: UInt64 = 1, _ change: (inout Drawing) -> Void = { _ in }) {
    (self.model, self.seed) = (model, seed)
    drawing = Drawing(of: model)
    change(&drawing)
  }

  var subject: Subject { Subject("drawn", model) }

  func history(of scenario: Scenario) async throws -> History {
    var seed = seed
    while true {
      let world = DrawnWorld(drawing, declared: model.processes.upperBound, of: model, seed: seed)
      // As a check does, it plays a scenario again in whose middle a worker was replaced.
      do { return try await ScenarioRun(scenario, in: world, patience: patience).history() } catch let cut as CutShort {
        seed &+= 1
        if seed == self.seed &+ 3 { throw cut }
      }
    }
  }

  func history(_ steps: Scenario.Step...) async throws -> History { try await history(of: Scenario("tries", steps)) }

  func verdict(on property: Property) async throws -> Verdict {
    property.verdict(on: try await history(of: property.scenario(model)), of: subject)
  }

  /// The verdicts on all of `properties` that speak about it; scenarios that are equal are played once. What its trouble
  /// keeps from being looked at has no verdict.
  func verdicts(on properties: [Property]) async throws -> [Property.ID: Verdict] {
    try await found(on: properties).verdicts
  }

  /// The same, with the figures that were seen.
  func found(on properties: [Property]) async throws -> (verdicts: [Property.ID: Verdict], seen: Figures) {
    var verdicts: [Property.ID: Verdict] = [:]
    var records: [(scenario: Scenario, history: History)] = []
    let applicable = properties.filter { $0.inapplicable(subject) == nil }
    for (scenario, properties) in Dictionary(grouping: applicable, by: { $0.scenario(model) }) {
      let history: History
      do { history = try await self.history(of: scenario) } catch is DrawnEnd { continue } catch is CutShort {
        continue
      } catch is BrokenOff { continue }
      records.append((scenario, history))
      for property in properties { verdicts[property.id] = property.verdict(on: history, of: subject) }
    }
    return (verdicts, Figures(seenIn: records, countedBy: model.countedView))
  }

  var description: String {
    var words = [drawing.queue == .shared ? "a shared queue" : "a queue for each worker"]
    words.append(drawing.keepsAlive ? "keep-alive" : "a connection for each request")
    if drawing.isBalanced { words.append("behind a balancer") }
    if drawing.acceptsAll { words.append("accepts all that wait") }
    if let count = drawing.recyclesAfter { words.append("replaces workers after \(count) requests") }
    if drawing.keepsBackends { words.append("keeps its Postgres connections") }
    if let flaw = drawing.flaw { words.append(flaw.rawValue) }
    if let trouble = drawing.trouble { words.append("\(trouble)") }
    return "\(model); \(words.joined(separator: ", ")); seed \(seed)"
  }
}

extension Drawing {
  /// A server as `model` promises it.
  init(of model: ServerModel) {
    self.init(
      model.sides.map(Workers.init), routes: model.isSplit ? Routes(sync: 0, async: 1) : nil,
      processors: PythonDefaults.processors)
    recyclesAfter = model.recyclesAfter
    pooledBackends = model.syncSide.pooledConnections
  }
}

extension Drawing.Workers {
  fileprivate init(_ side: Side) {
    let processes = side.processes.upperBound
    switch side.executor {
    case .threads(let threads): self = .blocking(processes: processes, threads: threads)
    case .threadPerRequest: self = .blocking(processes: processes, threads: nil)
    case .greenlets(let greenlets):
      self = .greenlets(
        processes: processes, count: greenlets.count, standsStill: Set(greenlets.blockedBy.map(Wait.init)))
    case .loop(.oneThread): self = .loops(processes: processes, sync: .one)
    case .loop(.pool(let size)): self = .loops(processes: processes, sync: .pool(size))
    case .loop(.perRequest), .loop(nil): self = .loops(processes: processes, sync: .perRequest)
    }
  }
}

extension Wait {
  fileprivate init(_ operation: BlockingOperation) {
    self =
      switch operation {
      case .query: .query
      case .sleep: .sleep
      case .web: .call
      }
  }
}

extension Patience {
  /// As long as ever, but with fewer looks: what a drawn server does between two of them costs nothing.
  static let drawn: Patience = {
    var patience = Patience()
    patience.pulse = .milliseconds(25)
    return patience
  }()
}
