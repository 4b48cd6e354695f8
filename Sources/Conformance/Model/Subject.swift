/// What a verdict is about: a server's name, what it claims, and the versions that its probe reported.
public struct Subject: Hashable, Sendable, Codable {
  public var name: String
  public var model: ServerModel
  /// By component, such as "django": "5.2.19"; empty until the probe has answered.
  public var versions: [String: String]
  /// Whether the framework runs `async def` views at all; Django does since 3.1.
  public var hasAsyncViews: Bool

  public init(_ name: String, _ model: ServerModel, versions: [String: String] = [:], hasAsyncViews: Bool = true) {
    (self.name, self.model, self.versions, self.hasAsyncViews) = (name, model, versions, hasAsyncViews)
  }
}
