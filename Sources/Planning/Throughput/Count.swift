import Capacity
import Conformance

/// What was counted in a measurement, beside what its model has of it.
struct Count {
  private let model: ServerModel
  private let processes: Int
  private let atOnce: Int
  /// That all clients were at work says nothing of a bound.
  private let clients: Int

  /// `nil` where nobody has counted, or the model is of two gateways: a load goes to one of them.
  init?(_ measurement: Measurement, _ model: ServerModel) {
    guard !model.isSplit, let atOnce = measurement.atOnce, !measurement.answers.isEmpty else { return nil }
    (self.model, self.atOnce, processes) = (model, atOnce, measurement.answers.count)
    clients = measurement.clients
  }

  private var finding: Explanation { .counted(processes: processes, atOnce: atOnce) }
  private var slots: Int? { model.slotsPerProcess(for: model.countedView) }

  /// The count, where it is more than the model can have: it explains whatever was delivered.
  var contradiction: Explanation? {
    processes > model.processes.upperBound || atOnce > slots ?? .max ? finding : nil
  }

  /// The count, where it is less than the model has and a server of that size would deliver what was measured.
  func explanation(_ predicts: (Station) -> Bool) -> Explanation? {
    let isLess = processes < model.processes.lowerBound || atOnce < min(slots ?? .max, clients)
    guard isLess, let station = try? Station(counted), predicts(station) else { return nil }
    return finding
  }

  /// A server of the same gateway that has what was counted, and no more.
  private var counted: ServerModel {
    var side = model.syncSide
    side.processes = processes...processes
    switch side.executor {
    case .loop: side.executor = .loop(syncViews: atOnce == 1 ? .oneThread : .pool(atOnce))
    case .threads, .threadPerRequest, .greenlets: side.executor = .threads(atOnce)
    }
    return ServerModel(side)
  }
}
