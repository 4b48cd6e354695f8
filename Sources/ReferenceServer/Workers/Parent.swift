import Glibc

/// The process that the user started: it owns the socket and the workers, and answers no request itself.
struct Parent {
  /// How long workers may take to answer what they have accepted, as Gunicorn's `graceful_timeout`.
  private static let grace = Duration.seconds(30)

  private let spawn: WorkerSpawn
  private var signals: Signals
  private var workers: [pid_t: ContinuousClock.Instant] = [:]
  private var deaths = EarlyDeaths()

  init(_ options: Options, arguments: [String]) throws {
    signals = Signals([SIGTERM, SIGINT, SIGCHLD])
    let listener = try ListeningSocket(options.place)
    let handover = try Handover(listener: listener.descriptor, turns: options.fault?.needsTurns ?? false)
    spawn = WorkerSpawn(arguments: arguments, handover: handover)
    for _ in 0..<options.plan.processes { try startWorker() }
    let fault = options.fault.map { ", with the fault \($0.rawValue)" } ?? ""
    Log.line("\(options.model)\(fault), listens on \(listener.address)")
  }

  /// Replaces workers that die until it is told to stop; then it stops them all. Returns the exit code.
  consuming func run() throws -> Int32 {
    while let signal = signals.next() {
      guard signal == SIGCHLD else {
        stop()
        return 0
      }
      for (worker, status) in ended() {
        let life = workers.removeValue(forKey: worker).map { ContinuousClock.now - $0 } ?? .zero
        guard WorkerProcess.couldServe(status), deaths.replaces(after: life) else {
          stop()
          throw ServingError("Workers end as soon as they begin; see their own lines above.")
        }
        Log.line("worker \(worker) died (\(Self.words(for: status))) and is replaced")
        try startWorker()
      }
    }
    return 0
  }

  private mutating func startWorker() throws(ServingError) { workers[try spawn.start()] = .now }

  /// Lets the workers answer what they have accepted, and kills those that take too long or all on a second signal.
  private mutating func stop() {
    for worker in workers.keys { kill(worker, SIGTERM) }
    let deadline = ContinuousClock.now + Self.grace
    while !workers.isEmpty {
      let signal = signals.next(within: max(.zero, deadline - .now))
      for (worker, _) in ended() { workers[worker] = nil }
      if signal != SIGCHLD { for worker in workers.keys { kill(worker, SIGKILL) } }
    }
  }

  /// The children that have ended, with their statuses as `waitpid` gives them; one signal may stand for several.
  private func ended() -> [(worker: pid_t, status: Int32)] {
    var ended: [(pid_t, Int32)] = []
    var status: Int32 = 0
    while case let worker = waitpid(-1, &status, WNOHANG), worker > 0 { ended.append((worker, status)) }
    return ended
  }

  private static func words(for status: Int32) -> String {
    status & 0x7f == 0 ? "exit code \(status >> 8 & 0xff)" : "signal \(status & 0x7f)"
  }
}
