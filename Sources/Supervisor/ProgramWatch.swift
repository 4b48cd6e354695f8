import CLinux
import Glibc

/// Waits on the kit, on signals and on children, until nothing of the program is left.
struct ProgramWatch {
  private enum Phase {
    case running
    case stopping(until: Int64)
    case killing(until: Int64)
  }

  /// What SIGKILL has not ended after this many milliseconds is stuck in the kernel or another user's.
  private static let patience: Int64 = 10_000

  private let order: Order
  private let report: KitLine
  private let signals: Int32
  private var phase = Phase.running
  /// The program, until it is reaped.
  private var program: pid_t?
  /// Children that were sent the stop signal.
  private var told: Set<pid_t> = []
  private var kitListens = true
  /// Until the kit has seen the program's number, the program stays unreaped and the number stays its own.
  private var mayReap = false

  init(over program: pid_t, _ order: Order, _ report: KitLine) {
    self.program = program
    self.order = order
    self.report = report
    signals = lockstep_open_signals()
  }

  /// False if something of the program could not be ended.
  mutating func run() -> Bool {
    while true {
      wait()
      if mayReap, !reap(), !isRunning { return true }
      switch phase {
      case .running: break
      case .stopping(let deadline):
        tellToStop()
        if now() >= deadline {
          phase = .killing(until: now() + ProgramWatch.patience)
          killChildren()
        }
      case .killing(let deadline):
        killChildren()
        if now() >= deadline {
          complain("of \(order.program), processes \(children()) outlived SIGKILL")
          return false
        }
      }
    }
  }

  private var isRunning: Bool {
    if case .running = phase { true } else { false }
  }

  private mutating func wait() {
    var sources = [
      pollfd(fd: kitListens ? order.lifeline : -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&sources, 2, timeout) > 0 else { return }
    if sources[0].revents != 0 { listenToKit() }
    if sources[1].revents != 0 { listenToSignals() }
  }

  /// In milliseconds, -1 for ever. A grandchild that becomes a child is no event, so an end looks again now and then.
  private var timeout: Int32 {
    switch phase {
    case .running: signals < 0 ? 20 : -1
    case .stopping(let deadline): Int32(max(0, min(deadline - now(), 50)))
    case .killing: 10
    }
  }

  private mutating func listenToKit() {
    var byte: UInt8 = 0
    let count = read(order.lifeline, &byte, 1)
    if count < 0 && (errno == EINTR || errno == EAGAIN) { return }
    mayReap = true
    if count <= 0 {
      kitListens = false
      stop()
    }
  }

  private mutating func listenToSignals() {
    while case let number = lockstep_next_signal(signals), number > 0 {
      if [SIGTERM, SIGINT, SIGHUP, SIGQUIT].contains(number) { stop() }
    }
  }

  private mutating func stop() {
    guard isRunning else { return }
    mayReap = true
    phase = .stopping(until: now() + order.grace)
  }

  /// Collects what has ended. False once there is no child left, and therefore no descendant either.
  private mutating func reap() -> Bool {
    while true {
      var status: Int32 = 0
      let process = waitpid(-1, &status, WNOHANG)
      if process == 0 { return true }
      if process < 0 {
        if errno == EINTR { continue }
        return false
      }
      told.remove(process)
      if process == program {
        program = nil
        report.end(status: status)
      }
    }
  }

  /// The stop signal to the program; once that has ended, to each process that it left behind. Each is told once.
  private mutating func tellToStop() {
    for process in program.map({ [$0] }) ?? children() where told.insert(process).inserted {
      kill(process, order.stopSignal)
      // A stopped process takes its signal when it goes on.
      kill(process, SIGCONT)
    }
  }
}

/// Milliseconds of a clock that nobody sets.
func now() -> Int64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
}
