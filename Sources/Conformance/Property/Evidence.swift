public import Histories

/// The least part of a history that shows a violation.
public struct Evidence: Hashable, Sendable, Codable, CustomStringConvertible {
  public var claim: String
  public var witnesses: [Span]
  public var releases: [Release]

  public init(_ claim: String, witnesses: [Span], releases: [Release] = []) {
    (self.claim, self.witnesses, self.releases) = (claim, witnesses, releases)
  }

  /// The witnesses as a diagram.
  public var diagram: String { Diagram.draw(witnesses, releases: releases) }
  public var description: String { claim + "\n" + diagram }
}
