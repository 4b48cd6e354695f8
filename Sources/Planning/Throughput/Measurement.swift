/// What one closed loop of clients measured, in all that a prediction needs.
package struct Measurement: Hashable, Sendable {
  package var clients: Int
  package var requests: Int
  /// Requests a second, from the first one's sending to the last answer.
  package var throughput: Double
  /// Seconds of each request's work, as the probe measured them inside it.
  package var services: [Double]
  /// The most seconds that a request may take beside its work.
  package var overhead: Double
  /// How many answers each process gave, whichever has number one.
  package var answers: [Int]
  /// The most requests that one process had at work at once; `nil` where nobody has counted them.
  package var atOnce: Int?
  /// The row that each request locked, in the order of sending; empty where none did.
  package var rows: [Int]

  package init(
    clients: Int, requests: Int, throughput: Double, services: [Double], overhead: Double, answers: [Int],
    atOnce: Int? = nil, rows: [Int] = []
  ) {
    (self.clients, self.requests, self.throughput) = (clients, requests, throughput)
    (self.services, self.overhead, self.answers, self.rows) = (services, overhead, answers, rows)
    self.atOnce = atOnce
  }

  /// The share of the answers that came from the process that gave most of them.
  package var largestShare: Double { Double(answers.max() ?? 0) / Double(max(1, answers.reduce(0, +))) }
}
