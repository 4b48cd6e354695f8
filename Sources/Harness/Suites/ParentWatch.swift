import Foundation
import Synchronization

/// Ends this process when its parent does.
///
/// `swift test` that is killed leaves its test bundle running, and with it every server and Postgres of the run.
enum ParentWatch {
  private static let isRunning = Mutex(false)

  static func start() {
    guard
      isRunning.withLock({ running in
        defer { running = true }
        return !running
      })
    else { return }
    let parent = getppid()
    Thread.detachNewThread {
      while getppid() == parent { usleep(250_000) }
      _exit(1)
    }
  }
}
