import Histories

/// The upstream that views of a drawn server call.
final class DrawnUpstream {
  private struct Waiter {
    var visit: Visit
    var arrived: Int
    var next: () -> Void
  }

  private let agenda: Agenda
  private var waiting: [Waiter] = []

  init(_ agenda: Agenda) { self.agenda = agenda }

  func wait(_ visit: Visit, then next: @escaping () -> Void) {
    waiting.append(Waiter(visit: visit, arrived: agenda.now, next: next))
  }

  /// Answers those of the named requests that wait here now.
  func release(_ requests: [String]) {
    let names = Set(requests)
    let free = waiting.filter { names.contains($0.visit.name) }
    waiting.removeAll { names.contains($0.visit.name) }
    for waiter in free { agenda.after(100_000, waiter.next) }
  }

  /// Forgets the calls of a process that has ended.
  func forget(_ process: Int) { waiting.removeAll { $0.visit.place.process == process } }

  var held: [Look.Seen] {
    waiting.map { Look.Seen($0.visit.name, in: $0.visit.place, since: $0.arrived) }
  }
}
