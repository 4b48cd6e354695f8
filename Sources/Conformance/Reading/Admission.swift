package import Histories

/// How many requests were inside at once in one experiment: in the whole server, and in each of its processes.
///
/// Every answer to that question is this one: verdicts, figures, the model that experiments tell.
package struct Admission {
  private let history: History
  private let stage: Stage
  /// The processes that could have let the requests in.
  private let processes: [Int]

  /// Reads all requests of `history`, which count as inside where they were seen at `stage`.
  package init(of history: History, at stage: Stage = .view) {
    (self.history, self.stage, processes) = (history, stage, history.processes.sorted())
  }

  /// The largest set of requests that were inside together; of one process, or of the whole server if none is named.
  package func peak(in process: Int? = nil) -> [Span] { history.held(at: stage, in: process).peak() }

  /// How many were inside together in the process that had most of them.
  var mostInOneProcess: Int { processes.map { peak(in: $0).count }.max() ?? 0 }

  /// How many requests one process had inside at once, and how certain that is; `nil` where nobody was seen there.
  ///
  /// A bound is shown where requests waited for the process and came in only as others were let go, one for one, until
  /// everything had drained. That nothing bounds it takes a crowd that was inside together: a few requests that nobody kept
  /// waiting tell of no bound and of none. Greenlets have a bound always, if not one that a crowd comes to.
  package func count(in process: Int) -> Figures.Count? {
    count(in: process) { !refusals(in: process, room: nil).isEmpty }
  }

  /// The same of the whole server.
  ///
  /// Its bound is that of its processes where each of them showed one and all were full together; or less, where a request
  /// was kept waiting although the process that let it in later had run more at once than it did then.
  package var count: Figures.Count? {
    count(in: nil) {
      let bounds = processes.compactMap { process in
        if case .exactly(let bound)? = count(in: process) { bound } else { Int?.none }
      }
      if bounds.count == processes.count, bounds.reduce(0, +) == peak().count { return true }
      let peaks = Dictionary(uniqueKeysWithValues: processes.map { ($0, peak(in: $0).count) })
      return !history.refusals(in: nil, room: { process in process.flatMap { peaks[$0] } ?? 0 }).isEmpty
    }
  }

  private func count(in process: Int?, _ showsBound: () -> Bool) -> Figures.Count? {
    let peak = peak(in: process).count
    guard peak > 0 else { return nil }
    guard history.gap(at: stage) == nil else { return .atLeast(peak) }
    if peak == history.held(at: stage, in: process).count {
      return peak >= Scenario.crowd && !history.showsGreenlets(at: stage) ? .unbounded : .atLeast(peak)
    }
    return showsBound() ? .exactly(peak) : .atLeast(peak)
  }

  /// How many requests were inside at once in the process that had most of them.
  package var countPerProcess: Figures.Count? { .together(processes.compactMap { count(in: $0) }) }

  /// How many threads ran those of one process.
  package var threadsPerProcess: Figures.Count? {
    .together(
      processes.compactMap { process in
        let threads = Set(peak(in: process).compactMap(\.site.place?.thread)).count
        return switch count(in: process) {
        case .exactly: .exactly(threads)
        case .unbounded where threads >= Scenario.crowd: .unbounded
        case .unbounded, .atLeast, .between: .atLeast(threads)
        case nil: nil
        }
      })
  }

  /// The requests that were kept out by a process with room for them, as ``History/refusals(in:room:)`` finds them.
  func refusals(in process: Int?, room: Int?) -> [Refusal] { history.refusals(in: process, room: room) }

  /// How many releases found `slots` requests inside `process` while another one waited for it.
  func releases(in process: Int, full slots: Int) -> Int {
    let own = Set(history.spans(at: stage, in: process).map(\.request))
    return history.releases.count { release in
      own.contains(release.request) && history.inside(at: release, in: process, stage: stage).count >= slots
        && !history.waiting(at: release.time, in: process).isEmpty
    }
  }
}
