package import Capacity

/// What the model of one server should deliver: a row for each load, where it saturates, and how large it has to be.
package struct CapacityAnswer: Sendable {
  /// The server that it is about.
  package var server: CapacityQuestion.Server
  /// What was asked.
  package var question: CapacityQuestion
  /// A row for each load, in the order of the question.
  package var rows: [Row]
  /// What gives out first.
  package var saturation: Saturation
  /// The sizes that reach the goal, or why none does; empty where there is no goal.
  package var sizings: [Sizing]

  /// Simulates `question` on `server`; the same seed gives the same answer everywhere.
  ///
  /// Throws where a figure of the question is out of range.
  package init(_ server: CapacityQuestion.Server, _ question: CapacityQuestion) throws(CapacityError) {
    let station = try question.station(server)
    (self.server, self.question, rows) = (server, question, [])
    try Self.check(question)
    for load in question.loads {
      let size = try RunSize(question, load)
      let simulation = try size.simulation(station, question.workload, load, seed: question.seed)
      let prediction = try Prediction(of: simulation, runs: size.runs)
      let work = prediction.throughput.median * (question.workload.service.mean + question.workload.overhead)
      let busy = station.threads.map { min(1, work / Double($0)) }
      rows.append(Row(load: load, requests: size.requests, prediction: prediction, busy: busy))
    }
    saturation = Saturation(station, question.workload, question.peak)
    sizings = try Sizing.all(server, question)
  }

  /// More requests than this, over all runs of all rows, are not simulated: unoptimised code takes half a minute for them.
  private static let mostRequests = 10_000_000

  /// Throws where the answer would take longer than anybody waits for it.
  private static func check(_ question: CapacityQuestion) throws(CapacityError) {
    var total = 0
    for load in question.loads {
      let size = try RunSize(question, load)
      total += size.runs * size.requests
    }
    guard total > mostRequests else { return }
    throw CapacityError(
      "the prediction", found: "it would simulate \(total) requests",
      accepted: "\(mostRequests) are simulated at most: give fewer --requests, or fewer and smaller --clients")
  }
}
