import Capacity
import Conformance

/// Predicts what models deliver, each of them once: many servers of one run have the same model.
struct Forecaster {
  private struct Question: Hashable {
    var model: ServerModel
    var view: View
    var clients: Int
  }

  /// What clients get who each send again when they have their answer to one second of work.
  struct Outlook {
    /// Requests a second, the median of the runs.
    var throughput: Double
    /// The most requests that were admitted at once.
    var atOnce: Int
  }

  private var known: [Question: Outlook] = [:]

  /// Enough for a median.
  private static let runs: UInt64 = 19
  /// More would take a report too long.
  private static let mostClients = 500

  /// `nil` where the model is an impossible one, such as a saved file may have, or there are very many clients.
  mutating func figures(_ model: ServerModel, for view: View = .gate, clients: Int) -> Outlook? {
    guard clients <= Self.mostClients else { return nil }
    let question = Question(model: model, view: view, clients: clients)
    if let figures = known[question] { return figures }
    let found = try? Self.simulate(question)
    known[question] = found
    return found
  }

  private static func simulate(_ question: Question) throws(CapacityError) -> Outlook {
    let station = try Station(question.model, for: question.view)
    let simulation = try Simulation(
      station, .talk(.database), .closed(clients: question.clients), requests: max(100, 5 * question.clients), seed: 1)
    // Chance has a say only in which event loop gets a connection.
    let isCertain = station.processes == 1 || station.placement == .sharedQueue
    let forecasts = (0..<(isCertain ? 1 : runs)).map { simulation.with(seed: $0).run() }
    return Outlook(
      throughput: forecasts.map(\.throughput).sorted()[forecasts.count / 2],
      atOnce: forecasts.map(\.peakAdmitted).max() ?? 0)
  }
}
