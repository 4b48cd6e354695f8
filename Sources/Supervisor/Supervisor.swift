import CLinux
import Glibc
import Platform
import SystemPackage

/// A small process between the kit and one program: it dies with its program when the kit dies.
enum Supervisor {
  static func run(_ arguments: [String]) -> Int32 {
    if arguments.first == "--become" { return become(Array(arguments.dropFirst())) }
    guard let order = Order(arguments) else {
      complain("lockstep-supervisor is started by the kit, which hands it a program to watch; it has no use by hand")
      return 2
    }
    // The kit has done both when it spawned this; without them a signal could end it, and Ctrl-C would reach it.
    blockSignals()
    setsid()
    _ = fcntl(order.lifeline, F_SETFD, FD_CLOEXEC)
    if lockstep_become_subreaper() != 0 {
      complain("orphans of \(order.program) cannot be adopted: \(Errno.last); daemons of it may be left over")
    }
    watch(order)
    return 0
  }

  private static func watch(_ order: Order) {
    let report = KitLine(descriptor: order.lifeline)
    var doomed = order.removing.compactMap(Directory.init)
    var record: Record?
    var allEnded = true
    if kitIsThere(at: order.lifeline) {
      record = order.record.flatMap { Record(at: $0.path, kit: $0.kit, removing: doomed, above: order.lifeline) }
      if make(order.making, &doomed, record, report) {
        allEnded = runProgram(order, record, report)
      }
    }
    for directory in doomed { directory.delete() }
    // What could not be ended is tried again by the next run of the kit.
    if allEnded { record?.delete() }
    report.say("gone")
  }

  /// False if something of the program is left.
  private static func runProgram(_ order: Order, _ record: Record?, _ report: KitLine) -> Bool {
    switch spawn(order) {
    case .success(let program):
      record?.note(program: program, stoppedBy: order.stopSignal)
      report.say("started \(program)")
      closeInherited(below: order.lifeline)
      var watch = ProgramWatch(over: program, order, report)
      return watch.run()
    case .failure(let error):
      report.say("failed \(error.rawValue)")
      return true
    }
  }

  /// False if a directory is to be made and cannot be.
  private static func make(
    _ template: String?, _ doomed: inout [Directory], _ record: Record?, _ report: KitLine
  ) -> Bool {
    guard let template else { return true }
    switch Directory.make(from: template, noting: record) {
    case .success(let made):
      doomed.append(made)
      report.say("made \(made.name)")
      return true
    case .failure(let error):
      report.say("unmade \(error.rawValue)")
      return false
    }
  }

  /// The kit may have been killed between its fork and this; it says nothing before it has heard of a start.
  private static func kitIsThere(at lifeline: Int32) -> Bool {
    var state = pollfd(fd: lifeline, events: Int16(POLLIN), revents: 0)
    return poll(&state, 1, 0) == 0
  }

  /// The program has its own copies. A listening socket held open here would outlive it.
  private static func closeInherited(below lifeline: Int32) {
    for number in 3..<lifeline { close(number) }
    chdir("/")
  }

  private static func blockSignals() {
    var every = sigset_t()
    sigfillset(&every)
    sigprocmask(SIG_SETMASK, &every, nil)
  }
}

/// Standard error is the program's log.
func complain(_ sentence: String) {
  let line = Array("lockstep-supervisor: \(sentence)\n".utf8)
  write(STDERR_FILENO, line, line.count)
}
