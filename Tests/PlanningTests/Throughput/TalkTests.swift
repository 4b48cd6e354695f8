import Capacity
import Conformance
import Planning
import Testing

/// The rows of the talk: `ab -c 5` with one second of service, on the models that the talk's servers have.
@Suite("The talk's table")
struct TalkTests {
  private func throughput(
    _ model: ServerModel, _ workload: Workload, _ requests: Int, start: Arrivals.Start = .firstAlone, seed: UInt64 = 1
  ) throws -> Double {
    let arrivals = try Arrivals.closed(clients: 5, start: start)
    return try Simulation(Station(model), workload, arrivals, requests: requests, seed: seed).run().throughput
  }

  static let perfect: [ServerModel] = [
    .asgi(processes: 1, threadSensitive: .pool(6)), .wsgi(processes: 5, threads: 1), .wsgi(processes: 1, threads: 5),
    .asgi(processes: 1, threadSensitive: .perRequest), .asgi(processes: 5, threadSensitive: .pool(6)),
  ]

  @Test(arguments: perfect)
  func `on five perfect lanes reaches what ab can show, and no more`(model: ServerModel) throws {
    #expect(try throughput(model, .talk(.sleep), 20) == 4)
    #expect(try throughput(model, .talk(.sleep), 50).isClose(to: 50.0 / 11))
    #expect(try throughput(model, .talk(.sleep), 50, start: .together) == 5)
  }

  @Test func `with one thread shows one request a second, whatever it locks`() throws {
    for workload in TalkWorkload.allCases.map(Workload.talk) {
      #expect(try throughput(.asgi(processes: 1, threadSensitive: .oneThread), workload, 50) == 1)
    }
  }

  @Test(arguments: perfect) func `with one row shows one request a second on every server`(model: ServerModel) throws {
    #expect(try throughput(model, .talk(.rowLock), 20) == 1)
  }

  @Test func `with random rows is the same on a pool of six and on five workers, and loses by collisions only`() throws
  {
    let arrivals = try Arrivals.closed(clients: 5, start: .firstAlone)
    let pool = try Station(.asgi(processes: 1, threadSensitive: .pool(6)))
    let workers = try Station(.wsgi(processes: 5, threads: 1))
    for seed in 1...50 as ClosedRange<UInt64> {
      let pooled = try Simulation(pool, .talk(.randomRow), arrivals, requests: 50, seed: seed).run()
      let worked = try Simulation(workers, .talk(.randomRow), arrivals, requests: 50, seed: seed).run()
      #expect(pooled.throughput == worked.throughput)
      #expect(pooled.collisions == worked.collisions)
      // Eleven rounds, and what was waited for rows at most.
      #expect((11...11 + 50 * pooled.waiting.row + 1e-6).contains(pooled.seconds))
      #expect(pooled.collisions > 0 || pooled.seconds == 11)
    }
  }

  @Test func `loses a round where two of the last five lock the same row`() throws {
    let rows = RowLocks.sequence(Array(0..<19) + [18])
    let workload = try Workload.talk(.randomRow).with(rows: rows)
    #expect(try throughput(.wsgi(processes: 5, threads: 1), workload, 20).isClose(to: 20.0 / 6))
  }

  @Test func `is told by the names of the talk`() {
    let all = TalkWorkload.allCases.map(Workload.talk)
    #expect(all.map(\.service.mean) == [1, 1, 1, 1, 1])
    #expect(all.map(\.rows) == [.none, .one, .random(100), .none, .none])
  }
}

extension Double {
  /// Whether it is the other one up to the rounding of a short calculation.
  fileprivate func isClose(to other: Double) -> Bool { abs(self - other) < 1e-9 * abs(other) }
}
