import Histories

/// What changed from one server to another, and which of the first one's promises the second one breaks.
public struct Difference: Sendable {
  /// A figure or a version that is not the same any more; `nil` is not seen, or not there.
  public struct Change: Hashable, Sendable, Codable {
    public var name: String
    public var before: String?
    public var after: String?
    /// Whether there is less of something that there should not be less of.
    public var isLoss: Bool
    /// Whether it may differ between two runs of one server, so that a change may be none of the server's.
    public var varies = false
  }

  public let before: CheckedServer
  public let after: CheckedServer
  public let versions: [Change]
  public let figures: [Change]
  /// The properties that the first server upheld, and that the second one violates when it is held to the same model.
  public let broken: [Outcome]
  /// The properties that the first server violated, and that the second one upholds when it is held to the same model;
  /// none that depend on chance, since one run may be lucky.
  public let mended: [Outcome]

  public init(from before: CheckedServer, to after: CheckedServer) {
    (self.before, self.after) = (before, after)
    versions = Self.versions(before.result.versions, after.result.versions)
    figures = Self.figures(before.result.observed, after.result.observed)
    broken = Self.broken(before, after)
    mended = Self.mended(before, after)
  }

  /// Whether somebody who relied on the first server is let down by the second one.
  public var isRegression: Bool { !broken.isEmpty || figures.contains(where: \.isLoss) }

  /// Why the two cannot be compared in full, a sentence for each server that could not be looked at.
  public var gaps: [String] {
    [before, after].compactMap { side in side.result.failure.map { "\(side.result.name): \($0)" } }
  }

  /// The change in one line: "asgiref 3.2.10 → 3.3.1: sync views at once per process 6 → 1".
  public var headline: String {
    let versions = versions.map(\.description).joined(separator: ", ")
    let losses = figures.filter(\.isLoss)
    let steady = figures.filter { !$0.varies }
    let breach = broken.first.map { "\($0.property) is broken now" }
    let told =
      losses.last?.description ?? breach ?? steady.last?.description ?? mending
      ?? "nothing that was seen has changed"
    return versions.isEmpty ? told : "\(versions): \(told)"
  }

  /// "TS-8.gather is kept now".
  private var mending: String? {
    guard let first = mended.first?.property else { return nil }
    return mended.count == 1 ? "\(first) is kept now" : "\(first) and \(mended.count - 1) more are kept now"
  }

  private static func versions(_ before: [String: String], _ after: [String: String]) -> [Change] {
    Set(before.keys).union(after.keys).sorted().filter { before[$0] != after[$0] }.map {
      Change(name: $0, before: before[$0], after: after[$0], isLoss: false)
    }
  }

  private static func figures(_ before: Figures, _ after: Figures) -> [Change] {
    Figures.Key.allCases.compactMap { key in
      let (old, new) = (before[key], after[key])
      guard let old, let new, new.differs(from: old) else { return nil }
      return Change(
        name: key.name, before: old.description, after: new.description, isLoss: key.isCapacity && new.isBelow(old),
        varies: key.varies)
    }
  }

  private static func mended(_ before: CheckedServer, _ after: CheckedServer) -> [Outcome] {
    guard let model = before.subject?.model else { return [] }
    return after.outcomes.filter { outcome in
      guard before.outcomes.contains(where: { $0.property == outcome.property && $0.verdict.isViolated }),
        let property = Catalogue.property(outcome.property), property.strength == .deterministic
      else { return false }
      return after.verdict(on: property, promisedBy: model)?.isUpheld ?? false
    }
  }

  private static func broken(_ before: CheckedServer, _ after: CheckedServer) -> [Outcome] {
    guard let model = before.subject?.model, var subject = after.subject else { return [] }
    subject.model = model
    return Catalogue.all.filter(before.upheld).compactMap { property in
      guard let verdict = after.verdict(on: property, promisedBy: model), verdict.isViolated else { return nil }
      return Outcome(property.id, on: subject, verdict)
    }
  }
}

extension Difference.Change: CustomStringConvertible {
  public var description: String { "\(name) \(before ?? "none") → \(after ?? "none")" }
}
