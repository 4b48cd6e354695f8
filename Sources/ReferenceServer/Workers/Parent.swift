import Glibc

/// The process that the user started: it owns the sockets and the workers, and answers no request itself.
struct Parent {
  /// How long workers may take to answer what they have accepted, as Gunicorn's `graceful_timeout`.
  private static let grace = Duration.seconds(30)

  private struct Worker {
    /// The place of its group among all.
    var group: Int
    var start = ContinuousClock.now
  }

  private let groups: [WorkerGroup]
  private let fault: Fault?
  private var signals: Signals
  private var workers: [pid_t: Worker] = [:]
  private var deaths = EarlyDeaths()

  init(_ options: Options, arguments: [String]) throws {
    signals = Signals([SIGTERM, SIGINT, SIGCHLD])
    fault = options.fault
    let socket = try ListeningSocket(options.place)
    groups = try WorkerGroup.all(of: options, on: socket, arguments: arguments)
    for (index, group) in groups.enumerated() {
      for _ in 0..<group.processes { try startWorker(of: index) }
    }
    let fault = options.fault.map { ", with the fault \($0.rawValue)" } ?? ""
    Log.line("\(options.layout)\(fault), listens on \(socket.address)")
  }

  /// Replaces workers that die until it is told to stop; then it stops them all. Returns the exit code.
  consuming func run() throws -> Int32 {
    while let signal = signals.next() {
      guard signal == SIGCHLD else {
        stop()
        return 0
      }
      for (process, status) in Self.ended() {
        guard let worker = workers.removeValue(forKey: process) else { continue }
        // Only a worker that has answered as many as it was to ends so.
        if status == 0, fault == .losesRecycledWorkers { continue }
        guard WorkerProcess.couldServe(status), status == 0 || deaths.replaces(after: .now - worker.start) else {
          stop()
          throw ServingError("Workers end as soon as they begin; see their own lines above.")
        }
        Log.line("worker \(process) died (\(Self.words(for: status))) and is replaced")
        try startWorker(of: worker.group)
      }
    }
    return 0
  }

  private mutating func startWorker(of group: Int) throws(ServingError) {
    workers[try groups[group].spawn.start()] = Worker(group: group)
  }

  /// Lets the workers answer what they have accepted, one group after the other, and kills those that take too long or
  /// all on a second signal.
  private mutating func stop() {
    let deadline = ContinuousClock.now + Self.grace
    for group in groups.indices {
      for (process, worker) in workers where worker.group == group { kill(process, SIGTERM) }
      while workers.values.contains(where: { $0.group == group }) {
        let signal = signals.next(within: max(.zero, deadline - .now))
        for (process, _) in Self.ended() { workers[process] = nil }
        if signal != SIGCHLD { for process in workers.keys { kill(process, SIGKILL) } }
      }
    }
  }

  /// The children that have ended, with their statuses as `waitpid` gives them; one signal may stand for several.
  private static func ended() -> [(worker: pid_t, status: Int32)] {
    var ended: [(pid_t, Int32)] = []
    var status: Int32 = 0
    while case let worker = waitpid(-1, &status, WNOHANG), worker > 0 { ended.append((worker, status)) }
    return ended
  }

  private static func words(for status: Int32) -> String {
    status & 0x7f == 0 ? "exit code \(status >> 8 & 0xff)" : "signal \(status & 0x7f)"
  }
}
