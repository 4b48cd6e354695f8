import Conformance

/// An explanation is saved as an object with its `cause`. An earlier kit saved the words alone.
extension Explanation: Codable {
  private enum CodingKeys: CodingKey { case cause, answers, seconds, model, processes, atOnce }

  private enum Cause: String, Codable {
    case spread
    case coldWorkers = "cold-workers"
    case counted
    case otherModel = "other-model"
    case unknown
  }

  package init(from decoder: any Decoder) throws {
    if let words = try? decoder.singleValueContainer().decode(String.self) {
      self = .told(words)
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(Cause.self, forKey: .cause) {
    case .spread: self = .spread(answers: try container.decode([Int].self, forKey: .answers))
    case .coldWorkers: self = .coldWorkers(seconds: try container.decode(Double.self, forKey: .seconds))
    case .counted:
      self = .counted(
        processes: try container.decode(Int.self, forKey: .processes),
        atOnce: try container.decode(Int.self, forKey: .atOnce))
    case .otherModel: self = .otherModel(try container.decode(ServerModel.self, forKey: .model))
    case .unknown: self = .unknown
    }
  }

  package func encode(to encoder: any Encoder) throws {
    if case .told(let words) = self {
      var container = encoder.singleValueContainer()
      return try container.encode(words)
    }
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .spread(let answers):
      try container.encode(Cause.spread, forKey: .cause)
      try container.encode(answers, forKey: .answers)
    case .coldWorkers(let seconds):
      try container.encode(Cause.coldWorkers, forKey: .cause)
      try container.encode(seconds, forKey: .seconds)
    case .counted(let processes, let atOnce):
      try container.encode(Cause.counted, forKey: .cause)
      try container.encode(processes, forKey: .processes)
      try container.encode(atOnce, forKey: .atOnce)
    case .otherModel(let model):
      try container.encode(Cause.otherModel, forKey: .cause)
      try container.encode(model, forKey: .model)
    case .unknown: try container.encode(Cause.unknown, forKey: .cause)
    case .told: break
    }
  }
}
