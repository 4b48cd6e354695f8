import Histories
import Platform
import Processes

extension RunningServer {
  /// What has befallen the processes of the server since it was started, in order.
  var events: [ServerEvent] {
    get async {
      await noticeEnds()
      return life.events
    }
  }

  /// Which of the numbers that were told say nothing about one process on this machine, as events of now.
  var doubts: [ServerEvent] {
    numbers.doubtful.sorted().map { ServerEvent($0, .unknown, at: KitClock.now()) }
  }

  /// The processes that are known to answer, but for those that have ended.
  var alive: [Int] { processes.filter { !life.hasLost($0) } }

  /// Notes who has ended. How the main process did is told by its supervisor, a moment after it can be seen.
  private func noticeEnds() async {
    noticeWorkers()
    let main = Int(process.processID)
    if let handle = watched[main], !life.hasLost(main), handle.hasEnded {
      life.lose(main, .init(await process.waitForExit(within: .seconds(1))), at: KitClock.now())
    }
    if let exit = process.exit { life.lose(main, .init(exit), at: KitClock.now()) }
  }

  /// Notes which workers have ended. What one in good order had answered tells after how many requests others do.
  func noticeWorkers() {
    let main = Int(process.processID)
    for (number, handle) in watched.sorted(by: { $0.key < $1.key })
    where number != main && !life.hasLost(number) && handle.hasEnded {
      life.lose(number, .init(handle.exit), at: KitClock.now())
      if life.events.retirements(expected: recycles).contains(where: { $0.process == number }) {
        spending.retire(number)
      }
    }
  }

  /// Whether workers are expected to be replaced after some requests.
  var recycles: Bool { spending.isExpected }

  /// How many more requests each of those that live certainly answers, as far as that is known.
  var left: [Int: Int] {
    alive.reduce(into: [:]) { left, process in left[process] = spending.left(of: process) }
  }

  /// Looks whether event loops are asleep.
  func lookAtLoops() {
    for process in alive where watched[process] != nil {
      guard let thread = known[process]?.loopThread else { continue }
      sleepingLoops.look(at: process, isAsleep: ProcessTable.isAsleep(thread: thread, of: process))
    }
  }

  /// Has no worker worn out any more.
  func wearNobodyOut() { losesWorkers = true }

  /// Whether nobody came in the place of a worker that went, how many answer, and how many did when the server was ready.
  var staff: (losesWorkers: Bool, alive: Int, first: Int) { (losesWorkers, alive.count, first) }

  /// Whether nobody has ended but those whose places others take.
  var isWhole: Bool {
    get async {
      let events = await events
      let retirements = events.retirements(expected: recycles)
      return events.allSatisfy { !$0.isDeath || retirements.contains($0) }
    }
  }
}

extension ServerEvent.Exit {
  init(_ exit: Exit?) {
    self =
      switch exit {
      case .code(let code): .code(Int(code))
      case .signal(let number): .signal(Int(number))
      case nil: .unknown
      }
  }
}
