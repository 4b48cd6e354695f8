/// The connections of one process that are open, or that have a request running. Used on the event loop only.
final class Connections {
  private var handlers: [ObjectIdentifier: RequestHandler] = [:]
  private var whenDrained: (() -> Void)?
  private var answersLeft = Int.max
  private var whenAnswered: (() -> Void)?

  /// Calls `done` once so many more answers have been written.
  func afterAnswers(_ count: Int, _ done: @escaping () -> Void) { (answersLeft, whenAnswered) = (count, done) }

  /// Notes that an answer has been written.
  func noteAnswer() {
    answersLeft -= 1
    if answersLeft == 0 { whenAnswered?() }
  }

  func add(_ handler: RequestHandler) {
    handlers[ObjectIdentifier(handler)] = handler
    if whenDrained != nil { handler.close() }
  }

  func remove(_ handler: RequestHandler) {
    handlers[ObjectIdentifier(handler)] = nil
    reportIfDrained()
  }

  /// Closes idle connections now and the others after their answers, and calls `done` when none is left.
  func drain(_ done: @escaping () -> Void) {
    whenDrained = done
    for handler in handlers.values { handler.close() }
    reportIfDrained()
  }

  private func reportIfDrained() {
    if handlers.isEmpty { whenDrained?() }
  }
}
