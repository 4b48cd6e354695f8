/// What was found about a server is saved with all of its keys, null where there is nothing to say. Files of before there
/// were notes are read as well.
extension ServerResult {
  private enum CodingKeys: CodingKey { case name, file, model, claimed, observed, versions, seconds, failure, notes }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      name: container.decode(String.self, forKey: .name), file: container.decode(String.self, forKey: .file),
      model: container.decode(String.self, forKey: .model), claimed: container.decode(Figures.self, forKey: .claimed),
      observed: container.decode(Figures.self, forKey: .observed),
      versions: container.decode([String: String].self, forKey: .versions),
      seconds: container.decode(Double.self, forKey: .seconds),
      failure: container.decodeIfPresent(String.self, forKey: .failure),
      notes: container.decodeIfPresent([String].self, forKey: .notes) ?? [])
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(file, forKey: .file)
    try container.encode(model, forKey: .model)
    try container.encode(claimed, forKey: .claimed)
    try container.encode(observed, forKey: .observed)
    try container.encode(versions, forKey: .versions)
    try container.encode(seconds, forKey: .seconds)
    try container.encode(failure, forKey: .failure)
    try container.encode(notes, forKey: .notes)
  }
}

/// Figures are saved with all of their keys, so that the claimed and the observed ones can be put side by side.
extension Figures {
  private enum CodingKeys: CodingKey, CaseIterable {
    case processes, syncAtOnce, syncAtOncePerProcess, asyncAtOnce, threadsPerProcess, backendsAtPeak, backendsAfter

    var figure: WritableKeyPath<Figures, Count?> {
      switch self {
      case .processes: \.processes
      case .syncAtOnce: \.syncAtOnce
      case .syncAtOncePerProcess: \.syncAtOncePerProcess
      case .asyncAtOnce: \.asyncAtOnce
      case .threadsPerProcess: \.threadsPerProcess
      case .backendsAtPeak: \.backendsAtPeak
      case .backendsAfter: \.backendsAfter
      }
    }
  }

  public init(from decoder: any Decoder) throws {
    self.init()
    let container = try decoder.container(keyedBy: CodingKeys.self)
    for key in CodingKeys.allCases {
      self[keyPath: key.figure] = try container.decodeIfPresent(Count.self, forKey: key)
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    for key in CodingKeys.allCases { try container.encode(self[keyPath: key.figure], forKey: key) }
  }
}
