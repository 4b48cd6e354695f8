import Glibc
import NIOCore
import NIOPosix

/// One worker process: an event loop on a thread of its own, and this thread, which waits to be told to stop.
struct WorkerProcess {
  /// The exit code of a worker that could not begin, which another one could not either.
  private static let unable: Int32 = 3

  private let job: WorkerJob
  /// After how many answers it ends.
  private let limit: Int?
  private let pool: DatabasePool?
  private var signals: Signals

  /// A router has no limit: whoever is behind it is replaced.
  init(_ job: WorkerJob, _ options: Options) {
    self.job = job
    pool = options.databasePool.map { DatabasePool($0, job.fault) }
    if case .router = job { limit = nil } else { limit = options.recyclesAfter }
    signals = Signals([SIGTERM, SIGINT])
    // A peer that hung up is an error of the one call that notices.
    signal(SIGPIPE, SIG_IGN)
  }

  /// Whether a worker with this status, as `waitpid` gives it, had begun to serve.
  static func couldServe(_ status: Int32) -> Bool { status != unable << 8 }

  consuming func run() -> Int32 {
    guard PosixThread.start(Self.endWithTheParent) else { return Self.failed("it could start no thread") }
    let loop = MultiThreadedEventLoopGroup(numberOfThreads: 1).next()
    let (job, limit, pool) = (job, limit, pool)
    do {
      let service = try loop.submit {
        let service = try Service(job, pool, on: loop)
        if let limit { service.stop(after: limit) { _exit(0) } }
        return NIOLoopBound(service, eventLoop: loop)
      }.wait()
      while signals.next() != nil {
        loop.execute { service.value.stop { _exit(0) } }
      }
      return 0
    } catch {
      return Self.failed("\(error)")
    }
  }

  private static func failed(_ reason: String) -> Int32 {
    Log.line("A worker process could not begin: \(reason).")
    return unable
  }

  /// Blocks until the pipe that only the parent holds open has ended.
  @Sendable private static func endWithTheParent() {
    var byte: UInt8 = 0
    while read(Handover.lifeline, &byte, 1) < 0, errno == EINTR {}
    // Not exit(), which would tear down what other threads still use.
    _exit(1)
  }
}
