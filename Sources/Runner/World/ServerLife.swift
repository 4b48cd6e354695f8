package import Histories

/// What is known of the processes of one server, written down as events.
package struct ServerLife: Sendable {
  package private(set) var events: [ServerEvent] = []
  private static let pauseBetweenStops = 1_000_000_000
  private var met: Set<Int> = []
  private var lost: Set<Int> = []
  private var unreplaced: [Int] = []
  /// Processes that were there from the beginning, whether or not they have answered: they replace nobody.
  private var first: Set<Int> = []

  package init() {}

  package init(startedAs main: Int, at time: Int) { events = [ServerEvent(main, .started, at: time)] }

  /// The main process, if the kit started the server.
  package var main: Int? { events.main }

  /// Notes that the server is ready, and who is there by then.
  package mutating func begin(with processes: some Sequence<Int>, at time: Int) {
    first.formUnion(processes)
    if let main, !met.contains(main) { events.append(ServerEvent(main, .ready, at: time)) }
  }

  /// Notes an answer. A process that nobody knew of before and that answers once another one has gone has replaced that one;
  /// of several that have gone, the one that went first.
  package mutating func meet(_ process: Int, at time: Int) {
    guard met.insert(process).inserted else { return }
    events.append(ServerEvent(process, .ready, at: time))
    guard !first.contains(process), let old = unreplaced.first else { return }
    unreplaced.removeFirst()
    events.append(ServerEvent(old, .replaced(by: process), at: time))
  }

  package mutating func signal(_ signal: Signal, to process: Int, at time: Int) {
    events.append(ServerEvent(process, .signalled(signal), at: time))
  }

  /// Notes that a process is found stopped, now and then as long as that lasts: each run of a scenario sees it anew.
  package mutating func suspend(_ process: Int, at time: Int) {
    let last = events.last { $0.process == process && $0.kind == .stopped }?.time
    guard last.map({ time - $0 >= Self.pauseBetweenStops }) ?? true else { return }
    events.append(ServerEvent(process, .stopped, at: time))
  }

  /// Notes that a request was seen in `process` whose connection had led to `other`.
  package mutating func wander(to process: Int, from other: Int, at time: Int) {
    events.append(ServerEvent(process, .wandered(from: other), at: time))
  }

  /// Notes once that a process has ended.
  package mutating func lose(_ process: Int, _ exit: ServerEvent.Exit, at time: Int) {
    guard lost.insert(process).inserted else { return }
    events.append(ServerEvent(process, .gone(exit), at: time))
    if process != main { unreplaced.append(process) }
  }

  package func hasLost(_ process: Int) -> Bool { lost.contains(process) }
}
