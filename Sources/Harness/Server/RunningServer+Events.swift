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

  /// The processes that are known to answer, but for those that have ended.
  var alive: [Int] { processes.filter { !life.hasLost($0) } }

  /// Notes who has ended. How the main process did is told by its supervisor, a moment after it can be seen.
  private func noticeEnds() async {
    let main = Int(process.processID)
    for (number, handle) in watched.sorted(by: { $0.key < $1.key }) where !life.hasLost(number) && handle.hasEnded {
      let exit = number == main ? await process.waitForExit(within: .seconds(1)) : handle.exit
      life.lose(number, .init(exit), at: KitClock.now())
    }
    if let exit = process.exit { life.lose(main, .init(exit), at: KitClock.now()) }
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
