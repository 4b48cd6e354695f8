import Capacity
import Testing

@Suite("A station")
struct StationTests {
  static let limits: [(processes: Int, threads: Int?, backends: Backends?, slots: Int?)] = [
    (1, 1, nil, 1), (5, 1, nil, 5), (2, 6, nil, 12), (3, nil, nil, nil), (3, nil, .perServer(4), 4),
    (3, nil, .perProcess(2), 6), (3, 1, .perProcess(2), 3), (3, 4, .perProcess(2), 6), (3, 4, .perServer(7), 7),
    (3, 4, .perServer(70), 12),
  ]

  @Test(arguments: limits)
  func `admits at once what its closed form says, and delivers so many a second`(
    processes: Int, threads: Int?, backends: Backends?, slots: Int?
  ) throws {
    let station = try Lab.station(processes, threads: threads, .roundRobin, backends: backends)
    #expect(station.slots == slots)
    let forecast = try Lab.run(station, Lab.constant(), .closed(clients: 24), 480)
    #expect(forecast.peakAdmitted == min(24, slots ?? 24))
    #expect(forecast.throughput.isClose(to: Double(min(24, slots ?? 24)), within: 0.05))
  }

  @Test func `holds its threads while requests wait for a backend`() throws {
    let station = try Lab.station(threads: 3, backends: .perServer(1))
    let forecast = try Lab.run(station, Lab.constant(), .closed(clients: 3), 3)
    #expect(forecast.waiting.backend == 1)
    #expect(forecast.waiting.thread == 0)
    #expect(forecast.occupiedByProcess == [2])
    #expect(forecast.peakAdmitted == 1)
  }

  @Test func `is cold in each process once`() throws {
    let station = try Lab.station(2, .roundRobin, coldStart: 2.5)
    let forecast = try Lab.run(station, Lab.constant(), .closed(clients: 1), 4)
    #expect(forecast.seconds == 4 + 5)
    #expect(forecast.latency.recordings == [.init(seconds: 1, count: 2), .init(seconds: 3.5, count: 2)])
  }

  @Test func `adds the overhead of each request`() throws {
    let forecast = try Lab.run(Lab.station(), Lab.constant(overhead: 0.125), .closed(clients: 1), 8)
    #expect(forecast.seconds == 9)
    #expect(forecast.utilisation == 1)
  }

  @Test func `of a thousand processes serves a hundred thousand clients`() throws {
    let station = try Lab.station(1000, threads: 4, .leastBusy)
    let arrivals = try Arrivals.closed(clients: 100_000, think: .exponential(mean: 100))
    let forecast = try Lab.run(station, Lab.exponential(0.5), arrivals, 20_000)
    #expect(forecast.peakInFlight == 100_000 || forecast.answers == 20_000)
    #expect(forecast.peakAdmitted == 4000)
  }
}
