import Capacity
import Load
import Planning

extension BenchLoad {
  /// The load of one run.
  func plan(run: Int) throws(LoadError) -> LoadPlan {
    let rows = rows(ofRun: run)
    return try LoadPlan(
      .workload(workload, half: half, rows: rows.isEmpty ? nil : rows), arrivals, requests: requests,
      seed: seed &+ UInt64(run), silence: silence)
  }

  /// Whatever the server's model, somebody is answered once the work of one request is done; ten seconds and twice that
  /// work are added for a cold start on a busy machine.
  private var silence: Duration { .seconds(10 + 6 * half) }
}
