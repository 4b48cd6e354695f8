import Histories

/// The upstream that views of a drawn server call.
final class DrawnUpstream {
  private struct Waiter {
    var visit: DrawnVisit
    var arrived: Int
    var next: () -> Void
  }

  private let agenda: Agenda
  private var waiting: [Waiter] = []
  private var over: [Stay] = []
  /// Those that have been let go, here or before they came.
  private var free: Set<String> = []
  /// How views have told that they ended, by the request. What was told stays, whoever told it.
  private(set) var endings: [String: ViewEnding] = [:]

  init(_ agenda: Agenda) { self.agenda = agenda }

  func wait(_ visit: DrawnVisit, then next: @escaping () -> Void) {
    waiting.append(Waiter(visit: visit, arrived: agenda.now, next: next))
    if free.contains(visit.name) { release([visit.name]) }
  }

  /// Answers the named requests, now or when they come.
  func release(_ requests: [String]) {
    let names = Set(requests)
    free.formUnion(names)
    let leaving = waiting.filter { names.contains($0.visit.name) }
    waiting.removeAll { names.contains($0.visit.name) }
    for waiter in leaving {
      over.append(Stay(request: waiter.visit.name, stage: .view, enter: waiter.arrived, exit: agenda.now))
      agenda.after(100_000, waiter.next)
    }
  }

  /// Hears of a view that has ended.
  func hear(_ ending: ViewEnding, of request: String) { endings[request] = ending }

  /// Forgets the calls of a process that has ended.
  func forget(_ process: Int) {
    let gone = waiting.filter { $0.visit.place.process == process }
    over += gone.map { Stay(request: $0.visit.name, stage: .view, enter: $0.arrived, exit: agenda.now) }
    waiting.removeAll { $0.visit.place.process == process }
  }

  /// Forgets who waits.
  func dismiss() { waiting = [] }

  /// All who have waited here, or still do.
  var stays: [Stay] { over + waiting.map { Stay(request: $0.visit.name, stage: .view, enter: $0.arrived) } }

  var held: [Look.Seen] {
    waiting.map { Look.Seen($0.visit.name, in: $0.visit.place, since: $0.arrived) }
  }
}
