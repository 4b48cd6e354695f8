import Glibc

/// One request's stay in a view: who runs it and where, and which points it has passed. Made on the view's thread.
final class Visit {
  /// A stage of a request, and the thread that runs it.
  struct Stage: Sendable {
    var name: String
    var thread: Int
    var at: Int

    /// The calling thread runs this stage now.
    init(_ name: String) { (self.name, thread, at) = (name, PosixThread.current, Visit.now()) }
  }

  enum Point: String { case enter, tick, tock, tack, exit }

  let view: ViewName
  let parameters: Parameters
  let process = Int(getpid())
  let thread = PosixThread.current
  /// The thread of the event loop; nil under WSGI.
  let loopThread: Int?
  private(set) var stages: [Stage]
  private(set) var points: [(point: Point, at: Int)] = []
  var backend: Int?
  var settings: [(name: String, value: String)]?
  /// What only this view tells.
  var findings: [(key: String, value: JSON)] = []

  init(_ view: ViewName, _ parameters: Parameters, loopThread: Int?, stages: [Stage] = []) {
    (self.view, self.parameters, self.loopThread, self.stages) = (view, parameters, loopThread, stages)
  }

  /// As it names itself to the upstream.
  var caller: Caller { Caller(request: parameters.request, process: process, backend: backend) }

  /// Notes that the work has passed a point.
  func mark(_ point: Point) { points.append((point, Self.now())) }

  /// Notes that the calling thread runs a stage of this request now.
  func enterStage(_ name: String) { stages.append(Stage(name)) }

  /// The comment in front of a statement that the calling thread is about to run, with a space after it.
  var comment: String {
    "/*lockstep request=\(parameters.request) process=\(process) thread=\(PosixThread.current)*/ "
  }

  /// Which process namespace `process` is counted in, by its inode; nil where the kernel does not tell.
  static let namespace: Int? = {
    var about = stat()
    return stat("/proc/self/ns/pid", &about) == 0 ? Int(about.st_ino) : nil
  }()

  /// CLOCK_MONOTONIC, in nanoseconds.
  static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
