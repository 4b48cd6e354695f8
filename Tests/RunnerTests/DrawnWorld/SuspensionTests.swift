import Conformance
import Histories
import TestSupport
import Testing

@testable import Runner

@Suite("A worker that is stopped, by SIGSTOP or a debugger", .aside)
struct SuspensionTests {
  private static let models: [ServerModel] = [
    .wsgi(processes: 3, threads: 1), .wsgi(processes: 2, threads: 2), .asgi(processes: 2, threadSensitive: .oneThread),
    .asgi(processes: 2, threadSensitive: .pool(3)),
  ]

  @Test("is waited for, and never held against its server", arguments: models, [1, 6, 60])
  func isNoFault(model: ServerModel, seconds: Int) async throws {
    for seed in 1...4 {
      for held in 1...3 {
        let drawn = Drawn(model, seed: UInt64(seed)) {
          $0.trouble = .workerPauses(held: held, milliseconds: seconds * 1000)
        }
        for (property, verdict) in try await drawn.verdicts(on: Catalogue.all) where verdict.isViolated {
          Issue.record("\(property): \(verdict.reason); \(drawn)")
        }
      }
    }
  }

  @Test("stands in the history, and is named where the kit waited in vain") func isNamed() async throws {
    let drawn = Drawn(.wsgi(processes: 2, threads: 1)) { $0.trouble = .workerPauses(held: 1, milliseconds: 600_000) }
    let history = try await drawn.history(of: Property.admitsItsSlots.scenario(drawn.model))
    let stopped = try #require(history.events.first { $0.kind == .stopped })
    let verdict = Property.admitsItsSlots.verdict(on: history, of: drawn.subject)
    #expect(verdict.isInconclusive)
    #expect(
      verdict.reason.contains(
        "process \(stopped.process) had been stopped, by SIGSTOP or a debugger"))
  }

  @Test("costs nothing where it goes on in time") func isShort() async throws {
    let drawn = Drawn(.wsgi(processes: 3, threads: 1)) { $0.trouble = .workerPauses(held: 1, milliseconds: 6000) }
    #expect(try await drawn.verdict(on: .admitsItsSlots).isUpheld)
  }
}
