import Capacity
import Conformance
import Planning
import Reporting

/// Answers about small servers.
enum PredictSample {
  /// A report with each run of white space as one space.
  static func words(_ answer: CapacityAnswer) -> String {
    Report.text([answer]).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Closed loops, or an open one.
  enum Loads {
    case clients([Int])
    case rate(Double)

    func arrivals() throws -> [Arrivals] {
      switch self {
      case .clients(let counts): try counts.map { try .closed(clients: $0) }
      case .rate(let rate): [try .open(rate: rate, .poisson)]
      }
    }
  }

  static func answer(
    _ model: ServerModel, _ loads: Loads = .clients([1, 5]), workload: Workload = .talk(.sleep),
    backends: Int? = nil, goal: CapacityQuestion.Goal = .init(), name: String = "shop"
  ) throws -> CapacityAnswer {
    let question = CapacityQuestion(workload, usesBackends: backends != nil, loads: try loads.arrivals(), goal: goal)
    return try CapacityAnswer(.init(name, file: "\(name).yaml", model, backends: backends), question)
  }

  static let workers = ServerModel.wsgi(processes: 5, threads: 1)
  static let oneThread = ServerModel.asgi(processes: 1, threadSensitive: .oneThread)
  static let fiveLoops = ServerModel.asgi(processes: 5, threadSensitive: .oneThread)
  static let perRequest = ServerModel.asgi(processes: 1, threadSensitive: .perRequest)
}
