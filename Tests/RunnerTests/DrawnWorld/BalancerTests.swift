import Conformance
import Histories
import TestSupport
import Testing

@testable import Runner

/// A balancer opens a connection of its own for each request, so that one to the balancer leads now here and now there.
@Suite("A balancer before drawn workers")
struct BalancerTests {
  private func drawn(_ model: ServerModel, _ queue: Drawing.Queue, seed: UInt64 = 1) -> Drawn {
    Drawn(model, seed: seed) { ($0.isBalanced, $0.queue) = (true, queue) }
  }

  @Test("is found out by the first request that goes astray, and nobody is believed to be pinned") func pins()
    async throws
  {
    let history = try await drawn(.wsgi(processes: 2, threads: 2), .perWorker).history(
      .send(Batch(.gate, .each(2))), .awaitInside(.all), .open)
    #expect(history.requests.allSatisfy { $0.site == .client })
    #expect(history.requests.allSatisfy { history.release(of: $0.request) != nil })
    #expect(history.events.count(where: \.isWandering) == 1)
  }

  @Test("does not hide that each pool is full", arguments: [Drawing.Queue.perWorker, .shared], 1...8)
  func pool(_ queue: Drawing.Queue, _ seed: UInt64) async throws {
    var drawn = drawn(.asgi(processes: 2, threadSensitive: .pool(12)), queue, seed: seed)
    // As AnyIO's limiter does: loops go on accepting.
    drawn.drawing.flaw = .acceptsWhileFull
    let verdict = try await Aside.run { [drawn] in try await drawn.verdict(on: .poolAdmitsItsSize) }
    #expect(verdict.isUpheld, "\(verdict.reason)")
    #expect(verdict.reason.hasPrefix("12 inside at once in each of 2 processes"))
  }

  @Test("does not hide a pool that is too small", arguments: 1...4) func short(_ seed: UInt64) async throws {
    var drawn = drawn(.asgi(processes: 2, threadSensitive: .pool(12)), .perWorker, seed: seed)
    drawn.drawing.flaw = .poolOneShort
    let verdict = try await Aside.run { [drawn] in try await drawn.verdict(on: .poolAdmitsItsSize) }
    #expect(verdict.isViolated, "\(verdict.reason)")
  }

  @Test("leaves workers that are replaced in good order before full ones are", arguments: 1...10, [20, 30, 40])
  func recycling(_ seed: UInt64, _ lifetime: Int) async throws {
    let model = ServerModel.asgi(processes: 2, threadSensitive: .pool(4)).recycling(after: lifetime)
    let drawn = drawn(model, seed.isMultiple(of: 2) ? .perWorker : .shared, seed: seed)
    // It would throw a CutShort if a worker had been worn out in the middle thrice.
    let verdict = try await Aside.run { [drawn] in try await drawn.verdict(on: .poolAdmitsItsSize) }
    #expect(lifetime < 40 ? !verdict.isViolated : verdict.isUpheld, "\(verdict.reason)")
  }

  @Test("is told where something could not be shown") func told() async throws {
    var drawn = drawn(.asgi(processes: 3, threadSensitive: .perRequest), .shared)
    drawn.drawing.acceptsAll = true
    let verdicts = try await Aside.run { [drawn] in try await drawn.verdicts(on: Catalogue.all) }
    for (id, verdict) in verdicts {
      #expect(!verdict.isViolated, "\(id): \(verdict.reason)")
      guard verdict.isInconclusive else { continue }
      #expect(verdict.reason.contains("connections do not stay with a process: one that had led to process "))
    }
  }
}
