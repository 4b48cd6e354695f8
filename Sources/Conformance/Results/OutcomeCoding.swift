/// An outcome is saved flat, with what a reader of the file would otherwise have to look up: the property's `title`, and
/// for a violation its `meaning`, one sentence about the user's traffic. Both come from the catalogue and are not read back.
extension Outcome {
  private enum CodingKeys: CodingKey {
    case property, title, meaning, server, model, hasAsyncViews, versions, seconds, history
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
      history: container.decodeIfPresent(String.self, forKey: .history))
  }

  public func encode(to encoder: any Encoder) throws {
    let known = Catalogue.property(property)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(property, forKey: .property)
    try container.encode(known?.title, forKey: .title)
    try container.encode(verdict.isViolated ? known?.page.otherwise : nil, forKey: .meaning)
    try container.encode(subject.name, forKey: .server)
    try container.encode(subject.model, forKey: .model)
    try container.encode(subject.hasAsyncViews, forKey: .hasAsyncViews)
    try container.encode(subject.versions, forKey: .versions)
    try container.encode(seconds, forKey: .seconds)
    try container.encode(history, forKey: .history)
    try verdict.encode(to: encoder)
  }
}
