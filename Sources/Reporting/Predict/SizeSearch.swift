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
    if let reason = try impossible() {
      return Sizing(unit: unit, sentence: "no number of \(unit) reaches \(goal): \(reason)")
    }
    var (low, high) = (0, 1)
    while try !reaches(high) {
      guard high < Sizing.most else {
        return Sizing(
          unit: unit,
          sentence: "\(Sizing.most) \(unit) do not reach \(goal): \(try delivery(Sizing.most).words(load))")
      }
      (low, high) = (high, min(Sizing.most, 2 * high))
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      if try reaches(middle) { high = middle } else { low = middle }
    }
    let kind = high == 1 ? String(unit.rawValue.dropLast(unit == .processes ? 2 : 1)) : unit.rawValue
    let processes = server.model.syncSide.processes
    let each =
      unit == .threads && processes.upperBound > 1 ? " in each of \(processes.of("process", "processes"))" : ""
    return Sizing(
      unit: unit, count: high, model: model(high),
      sentence: "\(high) \(kind)\(each) \(high == 1 ? "reaches" : "reach") \(goal): \(try delivery(high).words(load))")
  }

  private var goal: String {
    let parts = [
      question.goal.throughput.map { "\(Amount.plain($0)) requests a second" },
      question.goal.p99.map { "a p99 of \(Amount.time($0))" },
    ]
    return parts.compactMap { $0 }.joined(separator: " and ")
  }

  private var load: String {
    question.peak.clients.map { "with \($0.of("client"))" }
      ?? "at \(Amount.plain(question.peak.rate ?? 0)) arrivals a second"
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

  /// Why no size can do, where that is known without a simulation.
  private func impossible() throws(CapacityError) -> String? {
    let bounds = Bounds(try station(Sizing.most), question.workload, question.peak)
    if let first = bounds.bounds.first, first.throughput < (question.goal.throughput ?? 0) * (1 - 1e-9) {
      let most = "at most \(Amount.rate(first.throughput)) a second"
      switch first.cause {
      case .clients: return "\((question.peak.clients ?? 1).of("client")) that each wait for an answer send \(most)"
      case .rate: return "only \(Amount.rate(first.throughput)) a second come"
      case .backends: return "\(server.backends ?? 0) Postgres backends serve \(most)"
      case .rows: return "the rows that requests lock let \(most) through"
      case .threads, .placement: break
      }
    }
    guard let limit = question.goal.p99 else { return nil }
    let alone = try Simulation(
      Station(processes: 1, executor: .unbounded, placement: .roundRobin), question.workload.with(rows: .none),
      .oneByOne, requests: 2000, seed: question.seed
    ).run().latency.quantile(0.99)
    return alone > limit * (1 + 1e-9) ? "the work alone has a p99 of \(Amount.time(alone))" : nil
  }
}

/// What a few runs come to: the middle one's throughput, and the latency of all together.
private struct Delivery {
  var throughput: Double
  var p99: Double

  init(_ simulation: Simulation, runs: Int) {
    let forecasts = (0..<UInt64(runs)).map { simulation.with(seed: simulation.seed &+ $0 &* 0x9E37_79B9).run() }
    var latency = forecasts[0].latency
    for forecast in forecasts.dropFirst() { latency.merge(forecast.latency) }
    (throughput, p99) = (forecasts.map(\.throughput).sorted()[runs / 2], latency.quantile(0.99))
  }

  func words(_ load: String) -> String {
    "predicted are \(Amount.rate(throughput)) requests a second, p99 \(Amount.time(p99)), \(load)"
  }
}
