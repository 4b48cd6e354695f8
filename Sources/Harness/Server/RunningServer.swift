import Conformance
import Glibc
import Load
import Platform
import ProbeContract
import Processes
import Runner
import ServerFiles
import Synchronization

/// A server under test that was started by the kit, and what has been learnt about it.
actor RunningServer {
  nonisolated let file: ServerFile
  nonisolated let process: SupervisedProcess
  nonisolated let applicationName: String
  /// What a request must carry for the probe to answer it; no other server of the run has the same.
  nonisolated let token: String
  nonisolated let kit: Kit

  /// Where it listens, on 127.0.0.1; 0 as long as it was not told and has not been seen to.
  nonisolated var port: Int { listening.withLock { $0 } }
  nonisolated let listening: Mutex<Int>

  var pool = ConnectionPool()
  private var scenarios = 0
  /// What each process said of itself when it was first met.
  var known: [Int: ProbeAnswer] = [:]
  /// Those of them whose end can be seen.
  var watched: [Int: ProcessHandle] = [:]
  /// Which of them can be told apart by their numbers.
  private(set) var numbers = ProcessNumbers()
  /// Whom no connection led to any more, of those whose end cannot be seen.
  var absent: Int?
  /// What has befallen them.
  var life: ServerLife
  /// How often their event loops were found asleep.
  var sleepingLoops = SleepingLoops()
  /// How many requests each of them has answered.
  var spending: Spending
  /// How many answered when the server was ready.
  var count = 0
  /// How many answered when it was ready for the first time.
  var first = 0
  /// The processes of the server that had been there when all who were waited for had answered.
  var settled: Set<pid_t> = []
  /// Whether a worker that went has been seen to be replaced, or not to be.
  var hasTriedReplacement = false
  /// Whether nobody came in the place of a worker that went; then none is worn out on purpose any more.
  var losesWorkers = false
  /// How many processes of the server there were at one time, at most.
  var largestFamily = 0
  /// Whether the server lets a connection carry more than one request.
  private var keepsAlive: Bool
  /// Whether a request was seen in another process than the one its connection had led to, as behind a balancer.
  private var hasStrayed = false

  init(
    _ file: ServerFile, port: Int, _ process: SupervisedProcess, _ applicationName: String, token: String, _ kit: Kit,
    started: Int
  ) {
    listening = Mutex(port)
    (self.file, self.process) = (file, process)
    (self.applicationName, self.token, self.kit) = (applicationName, token, kit)
    life = ServerLife(startedAs: Int(process.processID), at: started)
    keepsAlive = !file.model.connectionsTakePlaces
    spending = Spending(of: file.model)
  }

  /// The names of a scenario's requests begin with letters of their own, so that whatever an earlier scenario has left
  /// behind in the server is never taken for one of them.
  func nextPrefix() -> String {
    defer { scenarios += 1 }
    return scenarios < 26 ? Self.letter(scenarios) : Self.letter(scenarios / 26 - 1) + Self.letter(scenarios % 26)
  }

  private static func letter(_ number: Int) -> String {
    String(UnicodeScalar(UInt8(ascii: "a") + UInt8(number % 26)))
  }

  /// The processes that are known to answer.
  var processes: [Int] { known.keys.sorted() }

  /// Whether a connection leads to one process for as long as it is open, as it does unless a router deals out requests.
  var isPinnable: Bool { keepsAlive && !isRouted && !hasStrayed }

  /// Whether some processes run an event loop and others do not, or are declared so.
  private var isRouted: Bool {
    file.model.isSplit || Set(known.values.map { $0.loopThread == nil }).count > 1
  }

  /// What the verdicts on this server are about.
  var subject: Subject {
    let answer = processes.first.flatMap { known[$0] }
    return Subject(
      file.name, file.model, versions: answer?.versions ?? [:], hasAsyncViews: answer?.asyncViews ?? true)
  }

  /// How requests come to its probe, a sentence for each way that its processes tell of, and on which port it was found.
  var passages: [String] {
    let told = processes.compactMap { known[$0]?.passage }
    // Only some views say where their connection comes from.
    let connection = told.lazy.compactMap(\.connection).first
    var seen: Set<Passage> = []
    let ways = told.map { Passage(isBeside: $0.isBeside, refusal: $0.refusal, connection: connection) }
    return (file.isToldWhereToListen ? [] : ["it was found by the socket that it opened on port \(port)"])
      + ways.filter { seen.insert($0).inserted }.map(\.words)
  }

  nonisolated var headers: [String: String] { [ProbeProtocol.tokenHeader: token] }

  func connect() async throws(HTTPFailure) -> HTTPConnection {
    try await HTTPConnection.open(port: port, on: kit.group, within: kit.patience.answer)
  }

  /// Learns from the answer to a request that was `sent` and `received` at those times.
  func learn(from answer: ProbeAnswer, keepsAlive: Bool, sent: Int, received: Int) {
    spending.count(answer.process, by: answer.gateway)
    if known[answer.process] == nil {
      // With the last of its answers a worker that is to be replaced ends a connection that it would have kept.
      if !keepsAlive { self.keepsAlive = false }
      // Whose place it takes had gone before.
      noticeWorkers()
      known[answer.process] = answer
      if numbers.mayBeHere(answer) {
        watched[answer.process] = ProcessHandle(
          pid_t(truncatingIfNeeded: answer.process), below: process.supervisorID)
      }
      life.meet(answer.process, at: KitClock.now())
    }
    numbers.take(answer, isHere: watched[answer.process] != nil, sent: sent, received: received)
  }

  /// Sends each request on a connection of its own from now on.
  func keepNoConnections() {
    keepsAlive = false
    pool.closeAll()
  }

  /// Believes of no connection any more that it leads to one process, since one led now here and now there.
  func unpin(after stray: Stray) {
    guard !hasStrayed else { return }
    hasStrayed = true
    life.wander(to: stray.process, from: stray.believed, at: KitClock.now())
    pool.closeAll()
  }

  /// Why nothing is asked of each process any more, as a sentence: there are too many of them, or nobody knows who is left.
  var crowd: String? {
    if let hopelessness = sleepingLoops.hopelessness { return hopelessness }
    let most = max(Self.mostProcesses, 4 * file.model.processes.upperBound)
    guard alive.count > most else { return absence }
    return """
      more than \(most) processes answered, where \(file.model.processes.of("process is", "processes are")) declared, so \
      nothing is asked of each of them; see that the server does not start one for each request or connection
      """
  }

  /// The same where one of those whose ends cannot be seen is led to no more.
  private var absence: String? {
    guard let absent, !doubts.isEmpty else { return nil }
    return """
      no connection led to process \(absent) any more, and its end cannot be seen from here, as in a container, so nothing \
      is asked of each process; start the server where the kit runs
      """
  }

  /// So many processes are looked at, whatever is declared.
  private static let mostProcesses = 64

  /// Ends the server and everything it started.
  func stop() async {
    pool.closeAll()
    await process.stop()
    kit.upstream.dismiss(token)
  }

  /// Why the server can no longer be looked at, if its main process has ended.
  nonisolated var death: ServerError? {
    process.exit.map {
      ServerError(
        .scenario,
        "the server ended by itself (\($0)) while it was being looked at; run its command by hand to see why",
        log: process.tail(lines: 12))
    }
  }

  /// Whether a process of the server has work to do and is about it, or has no turn on a busy machine, or is stopped; who
  /// is stopped is written down.
  var isWorking: Bool {
    let stopped = watched.filter { ProcessTable.isStopped($0.value.process) }.keys.sorted()
    for process in stopped { life.suspend(process, at: KitClock.now()) }
    return !stopped.isEmpty || watched.values.contains { ProcessTable.isWorking($0.process) }
  }

  /// Why what is seen of the server now says little, where that process of it has ended.
  func loss(of ended: Int) -> ServerError {
    if ended == process.processID, let death { return death }
    return ServerError(
      .scenario,
      """
      process \(ended) of the server ended while it was being looked at; look for the reason in its log, and if it \
      replaces its workers after some requests, say so in the file, such as recycles-after: 1000
      """,
      log: process.tail(lines: 12))
  }
}
