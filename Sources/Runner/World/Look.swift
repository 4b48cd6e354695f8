package import Histories

/// What one look at the places where requests are held has shown. It proves presence, never absence.
package struct Look: Sendable {
  /// One request that was seen.
  package struct Seen: Sendable {
    package var request: String
    package var place: Place
    /// When it came there, where that is known to the kit.
    package var since: Int?

    package init(_ request: String, in place: Place, since: Int? = nil) {
      (self.request, self.place, self.since) = (request, place, since)
    }
  }

  /// Who is held in a view, at the gate or at the upstream.
  package var held: [Seen]
  /// Who waits in Postgres for a row or table lock of another request.
  package var locked: [Seen]
  /// Whose names were seen at the gate with the key of another request. Who waits there with another one was not sent
  /// there by this request: it is noted, and proves nothing.
  package var strays: Set<String> = []
  /// How many Postgres connections the server has.
  package var backends: Int
  /// Read from the clock before the look…
  package var before: Int
  /// …and behind it.
  package var after: Int

  package init(held: [Seen], locked: [Seen] = [], backends: Int = 0, before: Int, after: Int) {
    (self.held, self.locked, self.backends) = (held, locked, backends)
    (self.before, self.after) = (before, after)
  }
}
