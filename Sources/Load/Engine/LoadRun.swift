import Glibc
import Platform
import SystemPackage
import Texts

/// A load while it runs: one thread, one queue of events, no locks.
///
/// Written for sockets and not for channels: it shares the machine with the server that it measures, and is to cost
/// less than `ab`, which costs little more than its system calls. `lockstep-benchmarks driver` compares the two.
final class LoadRun {
  let plan: LoadPlan
  let events: EventQueue
  private let stop: StopSignal
  let text: RequestText
  var target: LoopbackSocket
  let schedule: [Int]?
  /// The plan's limit and silence in nanoseconds.
  private let limit: Int
  private let silence: Int?

  var tape: LoadTape
  var begun = 0
  var over = 0
  /// How many clients of a closed loop wait for their next request.
  private var freeClients = 0
  private var isOpened: Bool
  private var isStopped = false
  /// The oldest request that may be on its way: they are sent in order, so it is the first to run out of time.
  private var oldest = 0

  var connections: [LoadConnection?] = []
  var carriers: [Int32]
  var idle: [LoadConnection] = []
  var lingering = Lingering()
  var serial = 0
  var outgoing: [UInt8] = []
  let incoming = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)

  init(
    _ plan: LoadPlan, port: Int, headers: [String: String], prefix: String, stop: StopSignal
  ) throws(LoadError) {
    (self.plan, self.stop) = (plan, stop)
    events = try EventQueue()
    text = RequestText(plan, port: port, headers: headers, prefix: prefix)
    target = LoopbackSocket(port: port)
    (limit, silence) = (plan.limit.inNanoseconds, plan.silence?.inNanoseconds)
    schedule = plan.arrivals.schedule(requests: plan.requests, seed: plan.seed)
    tape = LoadTape(requests: plan.requests)
    carriers = Array(repeating: -1, count: plan.requests)
    switch plan.arrivals.loop {
    case .closed(let clients, _, .together): (freeClients, isOpened) = (clients, true)
    case .closed(_, _, .firstAlone): (freeClients, isOpened) = (1, false)
    case .open: isOpened = true
    }
    guard events.watch(stop.reading, token: UInt(stop.reading)) else {
      throw LoadError("Watching a pipe failed (\(Errno.last)).")
    }
  }

  deinit { incoming.deallocate() }

  /// Sends everything and waits for the last answer; nil if it was stopped before.
  func run() -> LoadTape? {
    defer { for case let connection? in connections { close(connection) } }
    let start = KitClock.now()
    if let schedule { for index in schedule.indices { tape.entries[index].intended = start + schedule[index] } }
    while over < plan.requests {
      sendWhatIsDue()
      guard over < plan.requests else { break }
      events.wait(nanoseconds: patience) { token, flags in
        if token == UInt(stop.reading) { isStopped = true } else { handle(token, flags) }
      }
      if isStopped { return nil }
      expire()
      if isSilent { return givenUp() }
    }
    return tape
  }

  /// Whether the oldest request on its way, and whoever was answered last, have waited for longer than the plan allows.
  private var isSilent: Bool {
    guard let silence, oldest < begun, !tape.entries[oldest].isOver else { return false }
    return KitClock.now() - max(tape.entries[oldest].sent, tape.lastAnswer) > silence
  }

  /// What was written down, with everything that is not over counted as failed.
  private func givenUp() -> LoadTape {
    let waited = (plan.silence ?? .zero).inWords
    for request in tape.entries.indices where !tape.entries[request].isOver {
      tape.fail(
        request, .wrong("had answered nothing for \(waited), so the load was given up"), at: KitClock.now())
    }
    tape.isGivenUp = true
    return tape
  }

  /// Called when a request is over, well or not.
  func finish() {
    over += 1
    guard let clients = plan.arrivals.clients else { return }
    freeClients += isOpened ? 1 : clients
    isOpened = true
  }

  /// Sends what is due, though not too much at a time, so that answers are read and a stop is noticed meanwhile.
  func sendWhatIsDue() {
    var burst = 0
    while begun < plan.requests, burst < 512, isDue {
      if schedule == nil { freeClients -= 1 }
      send(begun)
      burst += 1
    }
  }

  private var isDue: Bool {
    guard schedule != nil else { return freeClients > 0 }
    return tape.entries[begun].intended <= KitClock.now()
  }

  /// How long nothing needs to be done unless something happens.
  private var patience: Int {
    guard !(begun < plan.requests && isDue) else { return 0 }
    let now = KitClock.now()
    var wait = 1_000_000_000
    if schedule != nil, begun < plan.requests { wait = min(wait, tape.entries[begun].intended - now) }
    if oldest < begun { wait = min(wait, tape.entries[oldest].sent + limit - now) }
    return max(0, wait)
  }

  private func expire() {
    while oldest < begun {
      guard !tape.entries[oldest].isOver else {
        oldest += 1
        continue
      }
      guard KitClock.now() - tape.entries[oldest].sent >= limit else { return }
      let connection = connections[Int(carriers[oldest])]
      fail(oldest, .http(.timedOut(seconds: Double(limit) / 1e9, bytes: connection?.reader.bytes)))
    }
  }

  /// Writes down that a request got no answer, and closes the connection that it was on.
  func fail(_ request: Int, _ failure: LoadFailure) {
    tape.fail(request, failure, at: KitClock.now())
    if carriers[request] >= 0, let connection = connections[Int(carriers[request])],
      case .busy(request) = connection.state
    {
      close(connection)
    }
    finish()
  }

  func close(_ connection: LoadConnection) {
    if case .closed = connection.state { return }
    connection.state = .closed
    connections[Int(connection.socket)] = nil
    Glibc.close(connection.socket)
  }
}
