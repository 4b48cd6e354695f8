/// A simulation while it runs: all of its state, in flat arrays that are used again.
struct Engine {
  let requests: Int
  let warmUp: Int
  let overhead: Double
  let coldStart: Double
  /// Of each process; nil where nothing bounds them.
  let threads: Int?

  var source: Source
  var router: Router
  var demand: Demand

  var agenda = EventAgenda()
  var slots: [RequestState]
  var lanes: [ProcessLane]
  /// The pools of backends: none, one, or one for each process.
  var backends: [Resource]
  let backendsAreShared: Bool
  var rows: [Resource]
  /// Whether a request does more than one thing on its thread, so that those are events of their own.
  let hasStages: Bool

  var tallies = Tallies()
  var sent = 0
  var answered = 0

  init(_ simulation: Simulation) {
    let station = simulation.station
    (requests, warmUp) = (simulation.requests, simulation.warmUp)
    overhead = SimulationClock.nanoseconds(simulation.workload.overhead)
    coldStart = SimulationClock.nanoseconds(station.coldStart)
    source = Source(simulation)
    router = Router(station, seed: simulation.seed)
    demand = Demand(simulation.workload, requests: simulation.requests, seed: simulation.seed)
    slots = [RequestState](repeating: RequestState(), count: source.slots)
    threads = station.executor.slots
    let lane = ProcessLane(freeThreads: Int32(clamping: threads ?? Int(Int32.max)), isCold: station.coldStart > 0)
    lanes = [ProcessLane](repeating: lane, count: station.processes)
    let pools = station.backends.map { $0.scope == .server ? 1 : station.processes } ?? 0
    backends = [Resource](repeating: Resource(station.backends?.count ?? 0), count: pools)
    backendsAreShared = pools == 1
    rows = [Resource](repeating: Resource(1), count: demand.rows)
    hasStages = pools > 0 || demand.rows > 0
    if router.isShared {
      for process in lanes.indices { joinLine(Int32(process)) }
    }
  }

  mutating func run() -> Forecast {
    begin()
    while let event = agenda.next() {
      let (now, slot) = (event.time, event.request)
      switch slots[Int(slot)].phase {
      case .work: finish(slot, at: now)
      case .overhead: takeBackend(slot, at: now)
      case .outside: arrive(slot, at: now)
      }
    }
    return forecast()
  }
}
