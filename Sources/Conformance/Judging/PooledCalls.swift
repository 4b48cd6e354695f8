import Histories

/// Judges where the sync calls of async views run, where a pool of database connections lets in fewer of them than the
/// threads would.
///
/// Each call has a connection, so that the pool is what is seen: how large it is, another property asks. That calls take turns
/// on one thread is the threads' doing.
struct PooledCalls {
  /// How many connections a process has; at least two.
  var connections: Int
  /// What is counted, in the plural: "thread-sensitive calls".
  var noun: String

  func verdict(on history: History) -> Verdict {
    let bound = AdmissionBound(slots: connections, noun: noun, judge: "CN-1")
    if let gap = history.gap() { return gap }
    if let evidence = bound.excess(in: history) { return .inconclusive("\(evidence.claim); see CN-1") }
    if let evidence = history.processes.sorted().lazy.compactMap({ turns(in: history, $0, bound) }).first {
      return .violated(evidence)
    }
    if let evidence = bound.shortfall(in: history) { return .inconclusive("\(evidence.claim); see CN-1") }
    guard history.processes.contains(where: { history.held(in: $0).count > connections }) else {
      return EverybodyInside(noun: noun).verdictForEachProcess(on: history)
    }
    return bound.exercise(in: history)
  }

  /// Proof that the calls of one process took turns on one thread. Where a pool has no more than one connection, each waits for
  /// it on a thread of its own.
  private func turns(in history: History, _ process: Int, _ bound: AdmissionBound) -> Evidence? {
    let calls = history.held(in: process)
    guard calls.count > 1, calls.peak().count == 1, Set(calls.map { $0.site.place?.thread }).count == 1 else {
      return nil
    }
    return bound.shortfall(in: history, process: process)
  }
}
