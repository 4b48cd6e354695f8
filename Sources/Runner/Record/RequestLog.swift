import Conformance
import Histories
import Synchronization

/// What became of the requests of one scenario; written by the tasks that wait for the answers.
final class RequestLog: Sendable {
  /// One request of a scenario.
  struct Entry: Sendable {
    var name: String
    var view: View
    /// The process it was pinned to, if it was.
    var process: Int?
    /// How long its view was asked to work, in milliseconds; 0 where nobody asked.
    var milliseconds = 0
    /// Nanoseconds of the kit's clock.
    var sent: Int
    var result: Reply?

    var isAnswered: Bool { result != nil }

    /// Why its answer is none to go by: it comes from a view that has hardly done what it was asked to.
    ///
    /// Half of it is enough, since clocks and timers differ a little.
    var shortage: String? {
      guard case .answered(let answer, _, _) = result, let work = answer.work,
        2 * work < milliseconds * 1_000_000
      else { return nil }
      return
        "answered \(view.rawValue) after \(work / 1_000_000) ms of work, and was asked for \(milliseconds) ms; see why "
        + "this view of the probe does not wait"
    }
  }

  fileprivate struct State {
    var entries: [Entry] = []
    /// Where each stands in `entries`, by its name.
    var places: [String: Int] = [:]
    /// Those of `entries` that have no answer yet, in order.
    var open: [Int] = []
    var names = 0
    var isClosed = false
    var stray: Stray?
  }

  private let state: Mutex<State>
  private let prefix: String

  /// The names of its requests begin with `prefix`; so many numbers are taken already.
  init(prefix: String = "", after taken: Int = 0) {
    self.prefix = prefix
    state = Mutex(State(names: taken))
  }

  var entries: [Entry] { state.withLock { $0.entries } }
  var answered: Int { state.withLock { $0.entries.count - $0.open.count } }
  /// When the last request was sent; `nil` before the first one.
  var lastSent: Int? { state.withLock { $0.entries.last?.sent } }
  /// Whether it takes no more answers.
  var isClosed: Bool { state.withLock { $0.isClosed } }

  /// The view of each request, by its name.
  var asked: [String: String] {
    Dictionary(entries.map { ($0.name, $0.view.rawValue) }) { first, _ in first }
  }

  /// How the server called its application for each request that it answered, as far as it was told.
  var gateways: [String: Gateway] {
    var told: [String: Gateway] = [:]
    for entry in entries { if case .answered(let answer, _, _) = entry.result { told[entry.name] = answer.gateway } }
    return told
  }

  /// Why requests failed.
  var failures: [Failure] {
    entries.compactMap { entry in
      switch entry.result {
      case .failed(let failure, _):
        return Failure(
          entry.name, failure.isUnsupported ? .unsupported : .error, "the server \(failure)", backends: failure.backends
        )
      case .answered(let answer, _, _) where !answer.isFinished:
        return Failure(entry.name, .unfinished, answer.error ?? "the view says no more")
      case .answered, nil: return entry.shortage.map { Failure(entry.name, .error, "the server \($0)") }
      }
    }
  }

  /// Whether some view was asked for that writes rows.
  var writes: Bool { entries.contains { $0.view.writes } }

  /// What became of every request, given who was seen inside, how views have told that they ended, and how many rows the
  /// database has kept of each, if that could be asked.
  func fates(seen: Set<String>, told endings: [String: ViewEnding], kept rows: [String: Int]? = nil) -> [Fate] {
    entries.map { entry in
      // The probe answers once its view has returned.
      let answered: ViewEnding? = if case .answered = entry.result { .left } else { nil }
      let view = ViewFate(wasSeen: seen.contains(entry.name), told: endings[entry.name] ?? answered)
      let kept = entry.view.writes ? rows.map { $0[entry.name, default: 0] } : nil
      return Fate(entry.name, client: entry.result?.fate ?? .hungUp, view: view, rows: kept)
    }
  }

  /// The requests that can be held and have no answer yet.
  var outstanding: [Entry] { open.filter { $0.view.heldAt != nil } }

  /// The requests that are never held and have no answer yet.
  var unanswered: [Entry] { open.filter { $0.view.heldAt == nil } }

  private var open: [Entry] { state.withLock { state in state.open.map { state.entries[$0] } } }

  /// A name that no other request of the run has.
  func name() -> String {
    state.withLock { state in
      state.names += 1
      return "\(prefix)\(state.names)"
    }
  }

  func add(_ entry: Entry) {
    state.withLock { state in
      state.places[entry.name] = state.entries.count
      state.open.append(state.entries.count)
      state.entries.append(entry)
    }
  }

  func settle(_ name: String, _ result: Reply) {
    state.withLock { state in
      guard !state.isClosed, let index = state.places[name] else { return }
      state.open.removeAll { $0 == index }
      state.entries[index].result = result
      if case .answered(let answer, _, _) = result { state.test(index, by: answer.process) }
    }
  }

  /// Holds what was seen against where requests were believed to go.
  func test(by seen: some Sequence<Look.Seen>) {
    state.withLock { state in
      for one in seen { if let index = state.places[one.request] { state.test(index, by: one.place.process) } }
    }
  }

  /// The first request that went elsewhere than it was believed to, if one did.
  var stray: Stray? { state.withLock { $0.stray } }

  /// Forgets where requests were believed to go.
  func unpin() {
    state.withLock { state in
      for index in state.entries.indices { state.entries[index].process = nil }
      state.stray = nil
    }
  }

  /// What has no answer by now got none: requests that the kit ends itself did not fail.
  func close() { state.withLock { $0.isClosed = true } }

  /// The client's sight of each request, and what the answers tell about threads.
  func spans(until end: Int) -> [Span] {
    entries.flatMap { entry -> [Span] in
      let site = Site.client(process: entry.process)
      switch entry.result {
      case .answered(let answer, let sent, let received):
        let ending: Span.Ending = answer.isFinished && entry.shortage == nil ? .done : .failed
        return [Span(entry.name, at: site, from: sent, to: received, ending: ending)] + answer.spans(of: entry.name)
      case .failed(_, let time): return [Span(entry.name, at: site, from: entry.sent, to: time, ending: .failed)]
      case nil: return [Span(entry.name, at: site, from: entry.sent, to: end, ending: .open)]
      }
    }
  }
}

extension RequestLog.State {
  /// A pin is a belief, which everything that is seen of its request tests.
  fileprivate mutating func test(_ index: Int, by process: Int) {
    guard stray == nil, let believed = entries[index].process, believed != process else { return }
    stray = Stray(process, believed: believed)
  }
}
