public import Histories

/// What experiments tell of a server whose requests share the one thread of their process.
///
/// What they wait for is tried apart, since a worker may switch to another request in one operation and not in another.
struct ObservedGreenlets {
  /// `nil` where the experiments do not settle it.
  let executor: Executor.Greenlets?
  /// What was seen and what follows from it, a sentence each.
  let findings: [String]

  /// How many Gunicorn's worker of gevent has by default.
  ///
  /// Source: https://docs.gunicorn.org/en/stable/settings.html#worker-connections
  private static let usual = 1000

  /// `nil` where no two requests of a process were seen on one thread together.
  ///
  /// Where a pool of database connections was met, queries tell nothing of how many there are.
  init?(query: History, web: History?, sleep: History?, isPooled: Bool = false) {
    let trials = [
      Trial(.query, "in a query", query), web.map { Trial(.web, "in a web request", $0) },
      sleep.map { Trial(.sleep, "asleep", $0, at: .work) },
    ].compactMap { $0 }
    let switching = trials.filter(\.switches)
    guard !switching.isEmpty else { return nil }
    let counts = trials.map { "\($0.peak) \($0.words)" }
    let others = counts.count > 1 ? " and " + (counts.last ?? "") : ""
    var findings = [
      "a process ran \(counts.dropLast(others.isEmpty ? 0 : 1).joined(separator: ", "))\(others) at once, on one thread: "
        + "greenlets"
    ]
    let blocking = trials.filter(\.blocks)
    findings += blocking.map { "while one is \($0.words) no other one goes on: that stops all of them" }
    findings += trials.filter { !$0.switches && !$0.blocks }.map {
      $0.history.saying("whether others go on while one is \($0.words) could not be seen")
    }
    let counting = isPooled ? switching.filter { $0.operation != .query } : switching
    let bounds = counting.compactMap(\.bound)
    if bounds.isEmpty, counting.contains(where: \.isUnbounded) {
      findings.append("no bound of them was met: \(Self.usual) is what Gunicorn has by default, as worker_connections")
    }
    let count = bounds.max() ?? (counting.contains { $0.isUnbounded } ? Self.usual : nil)
    let isSettled = switching.count + blocking.count == trials.count
    executor = isSettled ? count.map { Executor.Greenlets($0, blockedBy: Set(blocking.map(\.operation))) } : nil
    self.findings = findings
  }

  /// What was seen of requests that waited for one operation.
  private struct Trial {
    var operation: BlockingOperation
    /// Where they were: "in a query".
    var words: String
    var history: History
    /// How many were inside together in the process that had most of them.
    var peak: Int
    /// Whether others were inside meanwhile, on the same thread.
    var switches: Bool
    /// Whether nobody was, although others waited.
    var blocks: Bool
    /// The bound that was met.
    var bound: Int?
    /// Whether all of them were inside, so that no bound was met.
    var isUnbounded: Bool

    init(_ operation: BlockingOperation, _ words: String, _ history: History, at stage: Stage = .view) {
      (self.operation, self.words, self.history) = (operation, words, history)
      let admission = Admission(of: history, at: stage)
      peak = history.processes.map { admission.peak(in: $0).count }.max() ?? 0
      switches = history.showsGreenlets(at: stage)
      let count = stage == .view ? admission.countPerProcess : nil
      bound = if switches, case .exactly(let bound)? = count { bound } else { nil }
      isUnbounded = switches && bound == nil && (stage != .view || count == .atLeast(history.held().count))
      let waited = stage == .view ? count == .exactly(1) : history.gap(at: stage) == nil && history.requests.count > 1
      blocks = !switches && peak == 1 && waited
    }
  }
}

extension ObservedModel {
  /// Whether it takes more than sync views at the gate to tell greenlets from a worker that runs one request at a time:
  /// where WSGI called, and all were on one thread of their process.
  public static func wantsOperationsApart(_ sync: History) -> Bool {
    guard !sync.gateways.isEmpty, sync.gateway == .wsgi else { return false }
    return sync.processes.allSatisfy { process in
      Set(sync.spans(at: .view, in: process).compactMap(\.site.place?.thread)).count <= 1
    }
  }
}
