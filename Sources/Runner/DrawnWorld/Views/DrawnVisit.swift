import Conformance
import Histories

/// One request's stay in a drawn server.
final class DrawnVisit {
  let call: Call
  var name: String { call.name }
  var process = 0
  var thread = 0
  var backend: Int?
  /// How the process that has it calls applications.
  var gateway = Gateway.wsgi
  var loopThread: Int?
  var enter = 0
  var exit = 0
  var stages: [Answer.StageThread] = []
  var finished: Bool?
  var failure: ProbeFailure?

  init(_ call: Call) { self.call = call }

  var place: Place { Place(process: process, thread: thread, backend: backend) }

  /// What it tells, by a clock that is ahead of the kit's by `offset`.
  func answer(offset: Int) -> Answer {
    Answer(
      process: process, thread: thread, backend: backend, gateway: gateway, loopThread: loopThread,
      points: ["enter": enter + offset, "exit": exit + offset],
      stages: stages.map { .init(stage: $0.stage, thread: $0.thread, at: $0.at + offset) }, finished: finished,
      error: finished == false ? "the calls do not go on; they wait for each other" : nil)
  }

  func note(_ stage: String, on thread: Int, at now: Int) {
    stages.append(.init(stage: stage, thread: thread, at: now))
  }
}
