/// What one look into Postgres showed. It proves presence, never absence.
public struct Sample: Sendable, Hashable {
  public var sightings: [Sighting]
  /// How many connections the server under test has, by its application_name.
  public var backends: Int

  public init(sightings: [Sighting], backends: Int) {
    (self.sightings, self.backends) = (sightings, backends)
  }

  /// The requests that wait at the gate.
  public var waiters: [Sighting] {
    sightings.filter { if case .gate = $0.place { true } else { false } }
  }
}
