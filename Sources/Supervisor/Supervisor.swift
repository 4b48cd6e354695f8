import CLinux
import Glibc

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
      complain("orphans of \(order.program) cannot be adopted: \(reason(errno)); daemons of it may be left over")
    }
    watch(order)
    return 0
  }

  private static func watch(_ order: Order) {
    let report = Report(descriptor: order.lifeline)
    if kitIsThere(at: order.lifeline) {
      switch spawn(order) {
      case .success(let program):
        report.say("started \(program)")
        closeInherited(below: order.lifeline)
        var watch = Watch(over: program, order, report)
        watch.run()
      case .failure(let error): report.say("failed \(error.code)")
      }
    }
    for directory in order.removing { lockstep_remove_directory(directory) }
    report.say("gone")
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

struct Errno: Error { var code: Int32 }

func reason(_ code: Int32) -> String { String(cString: strerror(code)) }

/// Standard error is the program's log.
func complain(_ sentence: String) {
  let line = Array("lockstep-supervisor: \(sentence)\n".utf8)
  write(STDERR_FILENO, line, line.count)
}
