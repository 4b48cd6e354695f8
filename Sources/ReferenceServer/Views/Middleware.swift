extension Probe {
  /// The stage before the view, on the request's own thread; on another one under the fault that moves it.
  func middleware() throws(ServingError) -> Visit.Stage {
    guard fault == .middlewareElsewhere else { return Visit.Stage("middleware") }
    let found = Found()
    guard PosixThread.start({ found.put(Visit.Stage("middleware")) }) else {
      throw ServingError("No thread could be started for the middleware.")
    }
    return found.wait()
  }
}

/// A stage that one thread finds out and another one waits for.
private final class Found: Sendable {
  private let stages = JobQueue<Visit.Stage>()

  func put(_ stage: Visit.Stage) { stages.add(stage) }
  func wait() -> Visit.Stage { stages.next() }
}
