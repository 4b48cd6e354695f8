import Capacity
import Conformance
package import Planning

extension Report {
  /// Predictions as one JSON object: `kit`, `workload`, `service` (the mean in seconds), `seed`, and `servers`, each with its
  /// `rows`, `saturation` and `sizings`. Times are in seconds.
  package static func json(_ answers: [CapacityAnswer], kit: String) throws(RenderingError) -> String {
    do { return try JSONText.of(Document(answers, kit)) } catch {
      throw RenderingError(description: "the kit could not write the predictions as JSON: \(error)")
    }
  }

  private struct Document: Encodable {
    var kit: String
    var workload: String?
    var service: Double?
    var seed: UInt64?
    var servers: [Server]

    init(_ answers: [CapacityAnswer], _ kit: String) {
      self.kit = kit
      let question = answers.first?.question
      workload = question?.workload.name
      service = question.map { Amount.rounded($0.workload.service.mean) }
      seed = question?.seed
      servers = answers.map(Server.init)
    }
  }

  private struct Server: Encodable {
    struct Saturation: Encodable { var cause: String?, throughput: Double?, clients: Double?, words: [String] }
    struct Sizing: Encodable { var unit: String, count: Int?, section: String?, words: String }

    var name: String, file: String, model: String, backends: Int?
    var rows: [Row]
    var saturation: Saturation
    var sizings: [Sizing]

    init(_ answer: CapacityAnswer) {
      (name, file, model) = (answer.server.name, answer.server.file, "\(answer.server.model)")
      backends = answer.question.usesBackends ? answer.server.backends : nil
      rows = answer.rows.map(Row.init)
      let found = answer.saturation
      saturation = Saturation(
        cause: found.limit?.cause.rawValue, throughput: (found.limit?.throughput).map(Amount.rounded),
        clients: found.clients.map(Amount.rounded), words: found.sentences)
      sizings = answer.sizings.map {
        Sizing(unit: $0.unit.rawValue, count: $0.count, section: $0.model?.section, words: answer.sentence($0))
      }
    }
  }

  private struct Row: Encodable {
    struct Throughput: Encodable { var median: Double, low: Double, high: Double, errorRate: Double }
    struct Latency: Encodable { var mean: Double, p50: Double, p90: Double, p99: Double }

    var clients: Int?, rate: Double?
    var runs: Int, requests: Int
    var throughput: Throughput
    var latency: Latency
    var admittedAtOnce: Int, threadsAtWork: Double?

    init(_ row: CapacityAnswer.Row) {
      (clients, rate) = (row.load.clients, row.load.rate)
      let prediction = row.prediction
      (runs, requests) = (prediction.runs, row.requests)
      let interval = prediction.throughput.interval(CapacityAnswer.level)
      throughput = Throughput(
        median: Amount.rounded(prediction.throughput.median), low: Amount.rounded(interval.range.lowerBound),
        high: Amount.rounded(interval.range.upperBound), errorRate: Amount.rounded(interval.errorRate))
      let quantiles = [0.5, 0.9, 0.99].map { Amount.rounded(prediction.latency.quantile($0)) }
      latency = Latency(
        mean: Amount.rounded(prediction.latency.mean), p50: quantiles[0], p90: quantiles[1], p99: quantiles[2])
      (admittedAtOnce, threadsAtWork) = (prediction.peakAdmitted, row.busy.map(Amount.rounded))
    }
  }
}
