import Glibc

/// How a process ended.
package enum Exit: Sendable, Equatable, CustomStringConvertible {
  /// It ended by itself, with this code.
  case code(Int32)
  /// A signal ended it.
  case signal(Int32)

  /// From what wait(2) gives for a process that has ended.
  init(status: Int32) { self = status & 0x7F == 0 ? .code(status >> 8 & 0xFF) : .signal(status & 0x7F) }

  package var description: String {
    switch self {
    case .code(let code): "exited with code \(code)"
    case .signal(let number): "was ended by \(Exit.name(ofSignal: number))"
    }
  }

  static func name(ofSignal number: Int32) -> String {
    switch number {
    case SIGHUP: "SIGHUP"
    case SIGINT: "SIGINT"
    case SIGQUIT: "SIGQUIT"
    case SIGILL: "SIGILL"
    case SIGTRAP: "SIGTRAP"
    case SIGABRT: "SIGABRT"
    case SIGBUS: "SIGBUS"
    case SIGFPE: "SIGFPE"
    case SIGKILL: "SIGKILL"
    case SIGSEGV: "SIGSEGV"
    case SIGPIPE: "SIGPIPE"
    case SIGALRM: "SIGALRM"
    case SIGTERM: "SIGTERM"
    case SIGUSR1: "SIGUSR1"
    case SIGUSR2: "SIGUSR2"
    default: "signal \(number)"
    }
  }
}
