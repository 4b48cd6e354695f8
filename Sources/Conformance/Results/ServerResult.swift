/// What a run found about one server as a whole.
public struct ServerResult: Hashable, Sendable, Codable {
  public var name: String
  /// The server file, as it was named on the command line.
  public var file: String
  /// The model in words.
  public var model: String
  public var claimed: Figures
  public var observed: Figures
  public var versions: [String: String]
  /// Wall time from the start of the server to its end, in seconds.
  public var seconds: Double
  /// Why the server could not be looked at, if it could not: a sentence.
  public var failure: String?
  /// What a reader should know beside what was seen: sentences without their full stops. No verdict rests on them.
  public var notes: [String]

  public init(
    name: String, file: String, model: String, claimed: Figures, observed: Figures = Figures(),
    versions: [String: String] = [:], seconds: Double = 0, failure: String? = nil, notes: [String] = []
  ) {
    (self.name, self.file, self.model) = (name, file, model)
    (self.claimed, self.observed, self.versions) = (claimed, observed, versions)
    (self.seconds, self.failure, self.notes) = (seconds, failure, notes)
  }
}
