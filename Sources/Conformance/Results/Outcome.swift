/// What a trial found: one property put to one server.
public struct Outcome: Hashable, Sendable, Codable {
  public var property: Property.ID
  public var subject: Subject
  public var verdict: Verdict
  /// Wall time of the scenario, in seconds; zero for a property that was judged on another one's history.
  public var seconds: Double
  /// The file of the history, relative to the results folder, with which the outcome can be judged again.
  public var history: String?
  /// Why a violation of the property is put up with on this server; `nil` where none is.
  public var known: KnownViolation?

  public init(
    _ property: Property.ID, on subject: Subject, _ verdict: Verdict, seconds: Double = 0, history: String? = nil,
    known: KnownViolation? = nil
  ) {
    (self.property, self.subject, self.verdict) = (property, subject, verdict)
    (self.seconds, self.history, self.known) = (seconds, history, known)
  }
}
