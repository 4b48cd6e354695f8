/// What one look into Postgres showed. It proves presence, never absence.
package struct Sample: Sendable, Hashable {
  package var sightings: [Sighting]
  /// How many connections the server under test has, by its application_name.
  package var backends: Int

  package init(sightings: [Sighting], backends: Int) {
    (self.sightings, self.backends) = (sightings, backends)
  }

  /// The requests that wait at the gate.
  package var waiters: [Sighting] {
    sightings.filter { if case .gate = $0.place { true } else { false } }
  }
}
