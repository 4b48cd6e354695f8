import Conformance
import Glibc
import Platform
import Postgres
import Processes
import Texts

extension RunningServer {
  /// Waits until every declared process has answered a database view with this run's token.
  ///
  /// Servers open their port before all of their workers are up, and a worker's first query takes many times as long as
  /// its second, so nothing is counted before. Too few processes are no error: the other trials run on those there are.
  /// `count` is how many are waited for: where fewer came before, the others are not waited for again.
  func becomeReady(processes count: Int) async throws {
    let startup = file.startUp ?? kit.patience.startup
    let deadline = Deadline(in: startup)
    var life = SignsOfLife(of: process)
    var lastArrival = KitClock.now()
    var complaint: (since: Int, text: String)?
    var rounds = 0
    while alive.count < count {
      try Task.checkCancellation()
      // Behind a router, async paths lead to processes of their own.
      let view = file.model.isSplit && !rounds.isMultiple(of: 2) ? View.asyncIdentity : .ready
      rounds += 1
      findPort(round: rounds)
      let round = port == 0 ? Round() : await ask(view, connections: 2 * (count - alive.count) + 2)
      try Task.checkCancellation()
      if let exit = process.exit {
        let isTaken = !file.isToldWhereToListen && saysThatItsPortIsTaken
        throw (isTaken ? Unready.taken : .ended(exit)).error(log: process.tail(lines: 12))
      }
      if round.newcomers > 0 { (lastArrival, complaint) = (KitClock.now(), nil) }
      try requireOneDatabase()
      complaint = round.complaint.flatMap { text in
        round.answers == 0 ? (complaint?.since ?? KitClock.now(), text) : nil
      }
      // Who says how long it may take has said that it may also wait for something meanwhile, or complain.
      let isPatient = file.startUp != nil
      if !known.isEmpty {
        let isLate = KitClock.now() - lastArrival > kit.patience.straggler.inNanoseconds
        if deadline.hasPassed || (isLate && !isPatient && !hasNewcomerAtWork) { break }
      } else if let complaint,
        KitClock.now() - complaint.since > (file.startUp ?? kit.patience.recovery).inNanoseconds
      {
        throw Unready.complaint(complaint.text).error(log: process.tail(lines: 12))
      } else {
        let log = process.tail(lines: 400)
        let idle = life.idle()
        let isOver = deadline.hasPassed || (!isPatient && idle > kit.patience.idleStartup)
        if isOver || !isPatient, let crash = CrashLoop(in: log, of: file.model.processes.upperBound) {
          throw Unready.crashLoop(crash).error(log: log.suffix(12))
        }
        if isOver {
          let waited = deadline.hasPassed ? startup : idle
          throw Unready.silence(round.complaint ?? round.silence, round.refused, port: port, waited: waited)
            .error(log: process.tail(lines: 12))
        }
      }
      noticeWorkers()
      if round.newcomers == 0 { try await Task.sleep(for: .milliseconds(round.answers == 0 ? 15 : 5)) }
    }
    try await requireOnePort()
    settle()
    first = self.count
    if let stopped = descendants.first(where: ProcessTable.isStopped) {
      throw ServerError(
        .ready, "process \(stopped) of the server has been stopped, by SIGSTOP or a debugger; let it go on")
    }
    try requireTimeToHold()
    self.life.begin(with: descendants.map(Int.init), at: KitClock.now())
  }

  /// The server's own settings may lead to another database than the kit's, where nobody would ever be seen at a gate.
  private func requireOneDatabase() throws(ServerError) {
    let own = kit.database.identity
    for answer in known.values {
      guard let name = answer.settings?["database"], let started = answer.settings?["started"],
        DatabaseIdentity(name: name, started: started) != own
      else { continue }
      throw ServerError(
        .ready,
        """
        the server uses the database \(name)\(started == own.started ? "" : " of another Postgres"), and the kit's is \
        \(kit.database.dsn); nothing more was sent to it. Hand the app the kit's by `{dsn}` or the PG… variables, or check on \
        a Postgres of yours by --postgres
        """)
    }
  }

  /// Takes those who answer now for all that are to be there.
  func settle(as count: Int? = nil) {
    noticeWorkers()
    let family = descendants
    (self.count, settled, largestFamily) = (count ?? alive.count, Set(family), max(largestFamily, family.count))
  }

  var descendants: [pid_t] { ProcessTable.descendants(of: process.supervisorID) }

  /// Whether a process that has not answered yet is about something, such as loading its application, or is stopped.
  var hasNewcomerAtWork: Bool {
    descendants.contains {
      known[Int($0)] == nil && (ProcessTable.isWorking($0) || ProcessTable.isStopped($0))
    }
  }

  /// Postgres may have been told to end statements and waits for locks after a while. To the kit that looks as if the
  /// server let requests go.
  private func requireTimeToHold() throws(ServerError) {
    for answer in known.values {
      for (name, text) in (answer.settings ?? [:]).sorted(by: { $0.key < $1.key }) {
        guard let limit = PostgresTimeout(text), limit.duration < kit.patience.hold else { continue }
        throw ServerError(
          .ready,
          """
          the server's Postgres connections have \(name) = \(text), which lets requests go that the kit wants to hold; \
          for the check set it to 0, or to more than \(kit.patience.hold.inWords), where it is set: for the role \
          or the database (ALTER ROLE … SET \(name) = 0), in PGOPTIONS or in the app's database options
          """)
      }
    }
  }
}

/// A server that is not ready, and what to do about it.
enum Unready {
  case ended(Exit)
  /// It ended, since somebody else listens where it was to.
  case taken
  /// Its workers end as soon as they begin, and others take their places.
  case crashLoop(CrashLoop)
  /// It answers, but not as the probe does.
  case complaint(String)
  /// It gives no answer at all.
  case silence(String?, _ refused: String?, port: Int, waited: Duration)

  func error(log: some Sequence<String>) -> ServerError { ServerError(.ready, reason, log: Array(log)) }

  private var reason: String {
    switch self {
    case .ended(.code(0)):
      """
      the server ended before it was ready (exited with code 0); if it puts itself into the background, have it stay in \
      the foreground, and otherwise run its command by hand to see why it ends
      """
    case .ended(let exit):
      "the server ended before it was ready (\(exit)); run its command by hand to see why"
    case .taken:
      """
      the server ended before it was ready: another program listens on its port; end that, or write {port} in place of the \
      port, such as -b 127.0.0.1:{port} or --port {port}, and a free one is picked
      """
    case .crashLoop(let crash):
      """
      the server starts workers that end at once, \(crash.times) times with "\(crash.words)"; mend that first, or run its \
      command by hand to see more
      """
    case .complaint(let text): "the server \(text)"
    case .silence(let text?, _, _, let waited):
      """
      the server \(text), and nothing had come of it for \(waited.inWords); look for what its first answer waits \
      for, such as workers that do not start, and write `start-up: 2m` into the server file if it takes longer
      """
    case .silence(nil, _, 0, let waited):
      """
      the server opened no port that 127.0.0.1 leads to for \(waited.inWords); see that it listens on TCP there, and what it \
      waits for; {port} in its command, such as --port {port}, tells it where
      """
    case .silence(nil, let refused, let port, let waited):
      """
      nothing listened on 127.0.0.1:\(port) for \(waited.inWords)\(refused.map { " (\($0))" } ?? ""); see that the \
      command uses {port}, that the server listens on {host}, and what it waits for; `start-up: 2m` in the server file \
      gives it longer
      """
    }
  }
}
