import Platform
import Processes
import TestSupport
import Testing

@testable import Harness

@Suite("Event loops that are asleep")
struct SleepingLoopsTests {
  /// Loops of which one was found asleep so often, in so many stretches, and another one never.
  private func loops(_ asleep: Int, of looks: Int, stretches: Int = 4) -> SleepingLoops {
    var loops = SleepingLoops()
    let awake = looks - asleep
    for look in 0..<asleep {
      if look < min(stretches, awake) { loops.look(at: 7, isAsleep: false) }
      loops.look(at: 7, isAsleep: true)
    }
    for _ in min(stretches, min(asleep, awake))..<awake { loops.look(at: 7, isAsleep: false) }
    for _ in 0..<looks { loops.look(at: 8, isAsleep: false) }
    return loops
  }

  @Test("are told first, once that is no oversight") func note() {
    #expect(loops(4, of: 100).notes.isEmpty && loops(0, of: 100).notes.isEmpty)
    #expect(
      loops(5, of: 100).notes.first?.hasPrefix(
        "the event loop of process 7 was found asleep at 5 of 100 looks, as time.sleep puts it: ") == true)
  }

  @Test("are asked nothing more where they hardly do anything else") func hopeless() {
    #expect(loops(50, of: 100).hopelessness == nil && loops(30, of: 39).hopelessness == nil)
    #expect(loops(51, of: 100).hopelessness?.contains("asleep at 51 of 100 looks") == true)
    #expect(loops(90, of: 100, stretches: 1).hopelessness == nil)
  }

  @Test("are told from all other waiting by the call that their thread is in") func call() async throws {
    let scratch = try Scratch()
    func start(_ words: String...) async throws -> SupervisedProcess {
      try await SupervisedProcess.start(
        Launch(
          Command(words[0], Array(words.dropFirst()), environment: ["PATH": "/usr/bin:/bin"]),
          log: scratch.file(words[0])))
    }
    let (sleeper, waiter) = (try await start("sleep", "1000"), try await start("sh", "-c", "sleep 1000 & wait"))
    func isAsleep(_ process: SupervisedProcess) -> Bool {
      ProcessTable.isAsleep(thread: Int(process.processID), of: Int(process.processID))
    }
    try await eventually("sleep sleeps") { isAsleep(sleeper) }
    #expect(!isAsleep(waiter) && !ProcessTable.isAsleep(thread: 1, of: -1))
    await sleeper.stop()
    await waiter.stop()
  }
}
