import Capacity
import Conformance
import Planning
import TestSupport
import Testing

@Suite("How large a server has to be", .aside)
struct SizingTests {
  private let workers = ServerModel.wsgi(processes: 5, threads: 1)
  private let loops = ServerModel.asgi(processes: 5, threadSensitive: .oneThread)

  private func sizings(
    _ model: ServerModel, _ load: Arrivals, _ goal: CapacityQuestion.Goal, workload: TalkWorkload = .sleep,
    backends: Int? = nil
  ) throws -> [Sizing] {
    let question = CapacityQuestion(.talk(workload), usesBackends: backends != nil, loads: [load], goal: goal)
    return try CapacityAnswer(.init("shop", model, backends: backends), question).sizings
  }

  @Test("is the smallest number of processes, or of threads, that reaches a throughput")
  func throughput() throws {
    let found = try sizings(.wsgi(processes: 1, threads: 1), .closed(clients: 50), .init(throughput: 50))
    #expect(found.map(\.count) == [50, 50])
    #expect(found.map(\.unit) == [.processes, .threads])
    #expect(found[1].model == .wsgi(processes: 1, threads: 50))
    guard case .reached(_, _, let delivery) = found[1].finding else {
      Issue.record("found \(found[1])")
      return
    }
    #expect((delivery.throughput, delivery.p99) == (50, 1))
  }

  @Test("keeps a latency", arguments: [(1.2, 50), (2.0, 25), (10, 5)])
  func latency(p99: Double, processes: Int) throws {
    #expect(try sizings(workers, .closed(clients: 50), .init(p99: p99))[0].count == processes)
  }

  @Test("has no threads to tell where sync views run under ASGI")
  func asgi() throws {
    #expect(try sizings(loops, .closed(clients: 10), .init(throughput: 2)).map(\.unit) == [.processes])
  }

  @Test("is that of an open loop too")
  func open() throws {
    let found = try sizings(workers, .open(rate: 10, .poisson), .init(throughput: 10, p99: 1.5))
    let count = try #require(found[0].count)
    #expect((12...25).contains(count))
  }

  @Test("is that of the load that asks for most")
  func peak() throws {
    let question = CapacityQuestion(
      .talk(.sleep), loads: try [3, 50, 7].map { try .closed(clients: $0) }, goal: .init(p99: 1.2))
    #expect(try CapacityAnswer(.init("shop", workers), question).sizings[0].count == 50)
  }

  @Test("is none where something else gives out, which it tells")
  func none() throws {
    let fifty = try Arrivals.closed(clients: 50)
    func obstacle(_ found: [Sizing]) throws -> Obstacle? {
      #expect(found[0].count == nil && found[0].model == nil)
      guard case .impossible(let obstacle) = found[0].finding else { return nil }
      return obstacle
    }
    #expect(try obstacle(sizings(workers, fifty, .init(throughput: 60))) == .clients(50, throughput: 50))
    #expect(
      try obstacle(sizings(workers, .open(rate: 5, .poisson), .init(throughput: 6))) == .arrivals(throughput: 5))
    #expect(
      try obstacle(sizings(workers, fifty, .init(throughput: 40), workload: .database, backends: 20))
        == .backends(20, throughput: 20))
    #expect(
      try obstacle(sizings(workers, fifty, .init(throughput: 2), workload: .rowLock)) == .rows(throughput: 1))
    #expect(try obstacle(sizings(workers, fifty, .init(p99: 0.8))) == .work(p99: 1))
  }

  @Test("is none where the most processes that are tried do not do, which says what those deliver")
  func missed() throws {
    let found = try sizings(loops, .closed(clients: 5), .init(throughput: 5))
    guard case .missed(byAllOf: 1000, let delivery) = found[0].finding else {
      Issue.record("found \(found[0])")
      return
    }
    #expect((4..<5).contains(delivery.throughput))
  }

  @Test("refuses more requests in flight than it can hold")
  func tooMany() throws {
    #expect {
      try sizings(workers, .open(rate: 1e8, .poisson), .init())
    } throws: { error in
      "\(error)" == "the prediction: 100000000 requests would be in flight at once; it takes 1000000 at most"
    }
  }
}
