import Capacity
import Conformance

/// Looks for the smallest size by doubling and halving, which takes for granted that more of it is never worse.
struct SizeSearch {
  private let unit: Sizing.Unit
  private let server: CapacityQuestion.Server
  private let question: CapacityQuestion
  private let size: RunSize

  /// The load is that of the most clients of the question, or its rate.
  init(_ unit: Sizing.Unit, _ server: CapacityQuestion.Server, _ question: CapacityQuestion) throws(CapacityError) {
    (self.unit, self.server, self.question) = (unit, server, question)
    size = try RunSize(question, question.peak)
  }

  func sizing() throws(CapacityError) -> Sizing {
    if let obstacle = try obstacle() { return Sizing(unit: unit, finding: .impossible(obstacle)) }
    var (low, high) = (0, 1)
    while try !reaches(high) {
      guard high < Sizing.most else {
        return Sizing(unit: unit, finding: .missed(byAllOf: Sizing.most, try delivery(Sizing.most)))
      }
      (low, high) = (high, min(Sizing.most, 2 * high))
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      if try reaches(middle) { high = middle } else { low = middle }
    }
    return Sizing(unit: unit, finding: .reached(by: high, model(high), try delivery(high)))
  }

  private func model(_ count: Int) -> ServerModel {
    unit == .processes ? server.model.with(processes: count) : server.model.with(threads: count) ?? server.model
  }

  private func station(_ count: Int) throws(CapacityError) -> Station {
    var server = server
    server.model = model(count)
    return try question.station(server)
  }

  /// What a few runs with so many processes or threads come to.
  private func delivery(_ count: Int) throws(CapacityError) -> Delivery {
    let simulation = try size.simulation(station(count), question.workload, question.peak, seed: question.seed)
    return Delivery(simulation, runs: max(5, min(RunSize.leastRuns, 60_000 / size.requests)))
  }

  private func reaches(_ count: Int) throws(CapacityError) -> Bool {
    let wanted = question.goal.throughput ?? 0
    let bounds = Bounds(try station(count), question.workload, question.peak)
    // What cannot be is not simulated. The rest counts to a hundredth; in an open loop, whose run ends only with its
    // last answer, to a twentieth.
    guard bounds.throughput >= wanted * (1 - 1e-9) else { return false }
    let tolerance = question.peak.rate == nil ? 0.01 : 0.05
    let delivery = try delivery(count)
    guard delivery.throughput >= wanted * (1 - tolerance) else { return false }
    return question.goal.p99.map { delivery.p99 <= $0 * (1 + 1e-9) } ?? true
  }

  /// Why no size can do, where that is known without a search.
  private func obstacle() throws(CapacityError) -> Obstacle? {
    let bounds = Bounds(try station(Sizing.most), question.workload, question.peak)
    if let first = bounds.bounds.first, first.throughput < (question.goal.throughput ?? 0) * (1 - 1e-9) {
      switch first.cause {
      case .clients: return .clients(question.peak.clients ?? 1, throughput: first.throughput)
      case .rate: return .arrivals(throughput: first.throughput)
      case .backends: return .backends(server.backends ?? 0, throughput: first.throughput)
      case .rows: return .rows(throughput: first.throughput)
      case .threads, .placement: break
      }
    }
    guard let limit = question.goal.p99 else { return nil }
    let alone = try Simulation(
      Station(processes: 1, executor: .unbounded, placement: .roundRobin), question.workload.with(rows: .none),
      .oneByOne, requests: 2000, seed: question.seed
    ).run().latency.quantile(0.99)
    return alone > limit * (1 + 1e-9) ? .work(p99: alone) : nil
  }
}
