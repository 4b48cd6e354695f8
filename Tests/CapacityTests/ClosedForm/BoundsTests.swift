import Capacity
import Testing

@Suite("Bounds in closed form")
struct BoundsTests {
  static let ceilings: [(requests: Int, clients: Int, ceiling: Double)] = [
    (20, 5, 4), (50, 5, 50.0 / 11), (1, 1, 1), (1, 5, 1), (6, 5, 3), (7, 5, 7.0 / 3), (50, 2, 50.0 / 26),
  ]

  @Test(arguments: ceilings)
  func `say what ab can show`(requests: Int, clients: Int, ceiling: Double) throws {
    #expect(try ApacheBench.ceiling(requests: requests, clients: clients, service: 1).isClose(to: ceiling))
    let arrivals = try Arrivals.closed(clients: clients, start: .firstAlone)
    #expect(try Lab.run(Lab.station(9), Lab.constant(), arrivals, requests).throughput.isClose(to: ceiling))
  }

  @Test func `name what gives out first`() throws {
    func bounds(
      _ clients: Int, rows: RowLocks = .none, _ placement: Placement = .sharedQueue, backends: Backends? = nil
    ) throws -> Bounds {
      Bounds(
        try Lab.station(5, threads: 2, placement, backends: backends), try Lab.constant(0.5, rows: rows),
        try .closed(clients: clients, think: .constant(0.5)))
    }
    #expect(try bounds(4).bottleneck == .clients)
    #expect(try bounds(4).throughput == 4)
    #expect(try bounds(40).bottleneck == .threads)
    #expect(try bounds(40).throughput == 20)
    #expect(try bounds(40).saturation == 20)
    #expect(try bounds(40).admittedAtOnce == 10)
    #expect(try bounds(40, rows: .one).bottleneck == .rows)
    #expect(try bounds(40, rows: .one).throughput == 2)
    #expect(try bounds(40, backends: .perServer(3)).bottleneck == .backends)
    #expect(try bounds(40, backends: .perServer(3)).throughput == 6)
    #expect(try bounds(40, backends: .perServer(3)).admittedAtOnce == 3)
    #expect(try bounds(40, .eventLoops(weights: [4, 1, 1, 1, 1])).bottleneck == .placement)
    #expect(try bounds(40, .eventLoops(weights: [4, 1, 1, 1, 1])).throughput == 8)
  }

  @Test func `of an open loop are its rate, or what the server can do`() throws {
    let slow = Bounds(try Lab.station(2), try Lab.constant(), try .open(rate: 1, .poisson))
    #expect((slow.throughput, slow.bottleneck, slow.saturation, slow.admittedAtOnce) == (1, .rate, nil, 2))
    let fast = Bounds(try Lab.station(2), try Lab.constant(), try .open(rate: 9, .poisson))
    #expect((fast.throughput, fast.bottleneck) == (2, .threads))
    let unbounded = Bounds(try Lab.station(threads: nil), try Lab.constant(), try .open(rate: 9, .poisson))
    #expect((unbounded.throughput, unbounded.admittedAtOnce) == (9, nil))
  }
}
