import Capacity
import Testing

/// Worked out by hand, with one second of service.
@Suite("Row locks")
struct RowLockTests {
  /// Three clients on three threads. 0 s: the first works on row 7, the second waits for it, the third works on row 8.
  /// 1 s: the second works; the fourth comes and waits for row 7; the third is done, the fifth works on row 8 at once.
  /// 2 s: the fourth works; the sixth works on row 9. 3 s: both are done.
  @Test func `make requests wait for their row, in order`() throws {
    let workload = try Lab.constant(rows: .sequence([7, 7, 8, 7, 8, 9]))
    let forecast = try Lab.run(Lab.station(threads: 3), workload, .closed(clients: 3), 6)
    #expect(forecast.collisions == 2)
    #expect(forecast.seconds == 3)
    #expect(forecast.waiting.row.isClose(to: 2.0 / 6))
    #expect(forecast.waiting.thread == 0)
    #expect(forecast.latency.recordings == [.init(seconds: 1, count: 4), .init(seconds: 2, count: 2)])
  }

  @Test func `keep the thread of a request that waits`() throws {
    let workload = try Lab.constant(rows: .sequence([1, 1, 2]))
    let forecast = try Lab.run(Lab.station(threads: 2), workload, .closed(clients: 3), 3)
    #expect(forecast.waiting.row.isClose(to: 1.0 / 3))
    #expect(forecast.waiting.thread.isClose(to: 1.0 / 3))
    #expect(forecast.seconds == 2)
    #expect(forecast.peakAdmitted == 2)
  }

  @Test func `keep the backend of a request that waits`() throws {
    let station = try Lab.station(threads: nil, backends: .perServer(2))
    let forecast = try Lab.run(station, Lab.constant(rows: .sequence([1, 1, 2])), .closed(clients: 3), 3)
    #expect(forecast.waiting.backend.isClose(to: 1.0 / 3))
    #expect(forecast.waiting.row.isClose(to: 1.0 / 3))
  }

  @Test func `are not held during the overhead`() throws {
    let workload = try Lab.constant(rows: .one, overhead: 0.25)
    let forecast = try Lab.run(Lab.station(threads: 4), workload, .closed(clients: 4), 4)
    #expect(forecast.seconds == 4.25)
    #expect(forecast.collisions == 3)
    #expect(forecast.waiting.row == (1 + 2 + 3) / 4.0)
  }

  @Test func `collide as often as chance has it`() throws {
    // Two clients together: the second finds the row of the first with a probability of one in ten.
    let simulation = try Simulation(
      Lab.station(threads: 2), Lab.constant(rows: .random(10)), .closed(clients: 2), requests: 2)
    let collisions = (1...2000).reduce(0) { $0 + simulation.with(seed: UInt64($1)).run().collisions }
    #expect((160...240).contains(collisions))
  }
}
