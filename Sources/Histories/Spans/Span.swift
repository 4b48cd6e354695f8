/// One stretch of work on one request, seen from one place.
public struct Span: Hashable, Sendable, Codable {
  /// How a span came to its end.
  public enum Ending: String, Hashable, Sendable, Codable {
    /// It ended as it should: a view was left, a request was answered with success.
    case done
    /// The request was answered with an error, or its connection was lost.
    case failed
    /// It had not ended when the observation did.
    case open
  }

  public var request: String
  public var site: Site
  /// When it was first seen; nanoseconds of ``Site/clock`` in a recorded history, columns in a diagram.
  public var enter: Int
  /// When it was last seen, in the unit of ``enter``.
  public var exit: Int
  public var ending: Ending

  /// A span; one that would end before it begins is empty at its beginning.
  public init(_ request: String, at site: Site, from enter: Int, to exit: Int, ending: Ending = .done) {
    (self.request, self.site, self.enter, self.exit) = (request, site, enter, max(enter, exit))
    self.ending = ending
  }

  /// Whether the two spans certainly were at the same time.
  ///
  /// A recorded span lies inside the real one: a sighting proves presence, and the probe reads its clock after the work
  /// has begun and before it has ended. So recorded spans that overlap prove that the real ones did. Spans that touch do
  /// not overlap, and spans of different clocks are never compared.
  public func overlaps(_ other: Span) -> Bool {
    site.clock == other.site.clock && enter < other.exit && other.enter < exit
  }

  /// Whether the span certainly was going on at `time`, a reading of the same clock.
  public func contains(_ time: Int) -> Bool { enter < time && time < exit }
}

/// A reading that no clock gives is an error when a span is read back.
extension Span {
  private enum CodingKeys: CodingKey { case request, site, enter, exit, ending }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      container.decode(String.self, forKey: .request), at: container.decode(Site.self, forKey: .site),
      from: container.decode(in: Accepted.times, forKey: .enter),
      to: container.decode(in: Accepted.times, forKey: .exit),
      ending: container.decode(Ending.self, forKey: .ending))
  }
}
