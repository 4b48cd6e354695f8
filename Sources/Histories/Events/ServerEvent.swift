/// Something that befell a process of the server while the kit had to do with it.
public struct ServerEvent: Hashable, Sendable {
  /// What befell it. Each case says on which side of the event its time lies.
  public enum Kind: Hashable, Sendable {
    /// The kit started the server with this as its main process; the time was read before.
    case started
    /// It had given an answer, or it is the main process and as many of its workers as were waited for had; the time was
    /// read behind it.
    case ready
    /// The kit sent it a signal; the time was read before.
    case signalled(Signal)
    /// It was found stopped, as by SIGSTOP or a debugger; the time was read when the kit had noticed.
    case stopped
    /// It answered by a number that none of the server's processes has on this machine, or that several may have told; the
    /// time was read behind the answer.
    case unknown
    /// It had ended; the time was read when the kit had noticed.
    case gone(Exit)
    /// A process that nobody had met before answered when this one had ended; the time was read behind the answer.
    case replaced(by: Int)
    /// A request was seen in it that had been sent on a connection which led to another process before; the time was read
    /// when the kit had noticed.
    case wandered(from: Int)
  }

  /// How a process ended, as far as it could be learnt.
  public enum Exit: Hashable, Sendable {
    /// By itself, with a code from 0 to 255.
    case code(Int)
    /// By a signal, as the kernel numbers them, from 1 to 64.
    case signal(Int)
    case unknown
  }

  /// Process id.
  public var process: Int
  public var kind: Kind
  /// Nanoseconds of the kit's clock in a recorded history, columns in a diagram.
  public var time: Int

  public init(_ process: Int, _ kind: Kind, at time: Int) {
    (self.process, self.kind, self.time) = (process, kind, time)
  }

  /// Whether a connection is known to have led to more than one process.
  package var isWandering: Bool { if case .wandered = kind { true } else { false } }
  /// Whether a process had ended.
  public var isDeath: Bool { if case .gone = kind { true } else { false } }
}

extension Sequence<ServerEvent> {
  /// In order of time; those of one moment stay in the order in which they are.
  var inOrder: [ServerEvent] {
    enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
  }
}
