/// An outcome is saved flat, with what a reader of the file would otherwise have to look up: the property's `title`, and
/// for a violation its `meaning`, one sentence about the user's traffic, both from the catalogue; and `stale`, why what is
/// `known` is so no more. None of the three is read back.
extension Outcome {
  private enum CodingKeys: CodingKey {
    case property, title, meaning, server, model, hasAsyncViews, versions, seconds, history, known, stale
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let subject = try Subject(
      container.decode(String.self, forKey: .server), container.decode(ServerModel.self, forKey: .model),
      versions: container.decode([String: String].self, forKey: .versions),
      hasAsyncViews: container.decode(Bool.self, forKey: .hasAsyncViews))
    try self.init(
      container.decode(Property.ID.self, forKey: .property), on: subject, Verdict(from: decoder),
      seconds: container.decode(Double.self, forKey: .seconds),
      history: container.decodeIfPresent(String.self, forKey: .history),
      known: container.decodeIfPresent(KnownViolation.self, forKey: .known))
  }

  public func encode(to encoder: any Encoder) throws {
    let own = Catalogue.property(property)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(property, forKey: .property)
    try container.encode(own?.title, forKey: .title)
    try container.encode(verdict.isViolated ? own?.page.otherwise : nil, forKey: .meaning)
    try container.encode(subject.name, forKey: .server)
    try container.encode(subject.model, forKey: .model)
    try container.encode(subject.hasAsyncViews, forKey: .hasAsyncViews)
    try container.encode(subject.versions, forKey: .versions)
    try container.encode(seconds, forKey: .seconds)
    try container.encode(history, forKey: .history)
    try container.encode(known, forKey: .known)
    try container.encode(stale, forKey: .stale)
    try verdict.encode(to: encoder)
  }
}
