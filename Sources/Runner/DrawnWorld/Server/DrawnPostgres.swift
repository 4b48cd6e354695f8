import Histories

/// The Postgres of a drawn server: backends, row locks, and the gate.
final class DrawnPostgres {
  private struct Waiter {
    var visit: DrawnVisit
    var since: Int
    var next: () -> Void
  }

  private let agenda: Agenda
  private var numbers: Int
  private(set) var backends = 0
  /// The names for which the gate is closed.
  private var closed: Set<String> = []
  private var atGate: [Waiter] = []
  /// Who has which row; row 0 stands for the whole table.
  private var owners: [Int: DrawnVisit] = [:]
  private var forRows: [(row: Int, waiter: Waiter)] = []
  private var over: [Stay] = []
  /// How many rows each transaction has written and not committed yet…
  private var written: [String: Int] = [:]
  /// …and how many of each request are there for all to see.
  private(set) var kept: [String: Int] = [:]

  init(_ agenda: Agenda, firstBackend: Int) { (self.agenda, numbers) = (agenda, firstBackend) }

  func open() -> Int {
    backends += 1
    numbers += 1
    return numbers
  }

  func close() { backends -= 1 }

  func hold(_ requests: [String]) { closed.formUnion(requests) }

  func release(_ requests: [String]) {
    closed.subtract(requests)
    let free = atGate.filter { !closed.contains($0.visit.name) }
    atGate.removeAll { !closed.contains($0.visit.name) }
    for waiter in free {
      end(waiter, .view)
      agenda.after(20_000, waiter.next)
    }
  }

  func releaseAll() { release(Array(closed)) }

  func waitAtGate(_ visit: DrawnVisit, then next: @escaping () -> Void) {
    guard closed.contains(visit.name) else { return next() }
    atGate.append(Waiter(visit: visit, since: agenda.now, next: next))
  }

  /// Takes a row for a transaction, which waits for whoever has it.
  func lock(_ row: Int, for visit: DrawnVisit, then next: @escaping () -> Void) {
    guard owners[row] == nil else {
      forRows.append((row, Waiter(visit: visit, since: agenda.now, next: next)))
      return
    }
    owners[row] = visit
    next()
  }

  /// Writes a row in a transaction. Nobody sees it unless that is committed.
  func write(_ visit: DrawnVisit) { written[visit.name, default: 0] += 1 }

  /// Ends a transaction: what it has locked goes to those who have waited for it the longest.
  func commit(_ visit: DrawnVisit) {
    if let rows = written.removeValue(forKey: visit.name) { kept[visit.name, default: 0] += rows }
    for row in owners.filter({ $0.value === visit }).map(\.key).sorted() {
      owners[row] = nil
      guard let index = forRows.firstIndex(where: { $0.row == row }) else { continue }
      let waiter = forRows.remove(at: index).waiter
      owners[row] = waiter.visit
      end(waiter, .lock)
      agenda.after(30_000, waiter.next)
    }
  }

  var held: [Look.Seen] { atGate.map { Look.Seen($0.visit.name, in: $0.visit.place) } }
  var locked: [Look.Seen] { forRows.map { Look.Seen($0.waiter.visit.name, in: $0.waiter.visit.place) } }

  /// Forgets who waits.
  func dismiss() { (atGate, forRows, owners) = ([], [], [:]) }

  /// All who have waited here, or still do.
  var stays: [Stay] {
    over + atGate.map { Stay(request: $0.visit.name, stage: .view, enter: $0.since) }
      + forRows.map { Stay(request: $0.waiter.visit.name, stage: .lock, enter: $0.waiter.since) }
  }

  private func end(_ waiter: Waiter, _ stage: Stage) {
    over.append(Stay(request: waiter.visit.name, stage: stage, enter: waiter.since, exit: agenda.now))
  }
}
