import Conformance
import Histogram
import Load
import Planning

extension BenchRun {
  /// What a load has measured, without its single requests.
  init(_ result: LoadResult) {
    func seconds(_ percentile: Double) -> Double {
      result.answered > 0 ? Double(result.latency.valueAtPercentile(percentile)) / 1e9 : 0
    }
    self.init(
      throughput: result.throughput, p50: seconds(50), p90: seconds(90), p99: seconds(99), longest: seconds(100),
      admittedAtOnce: result.admittedAtOnce, answers: result.share.values.sorted(by: >), failed: result.failed,
      failures: result.failures.map { "\($0.count) × \($0.reason)" })
  }
}

extension Measurement {
  /// What one run of a closed loop measured.
  init(_ result: LoadResult, of load: BenchLoad, by clients: Int, run: Int, overhead: Double) {
    self.init(
      clients: clients, requests: load.requests, throughput: result.throughput,
      services: result.records.compactMap(\.work).map { Double($0.exit - $0.enter) / 1e9 }, overhead: overhead,
      answers: Array(result.share.values), atOnce: result.admittedByProcess.values.max(), rows: load.rows(ofRun: run))
  }
}
