import Postgres
import Runner
import Testing

@testable import Harness

@Suite("A look at the gate", .timeLimit(.minutes(10)))
struct LookTests {
  private func seen(_ request: String, _ place: Sighting.Place) -> Sighting {
    Sighting(request: request, process: 7, thread: 8, backend: 9, place: place)
  }

  private func look(_ sightings: Sighting...) -> Look {
    Look(
      Sample(sightings: sightings, backends: 3), keys: ["a1": 1, "a2": 2], upstream: [], before: 10, after: 20)
  }

  @Test("tells who is held from who waits for a lock, and from who runs a statement") func places() {
    let look = look(seen("a1", .gate(1)), seen("a2", .lock), seen("a3", .other))
    #expect(look.held.map(\.request) == ["a1"] && look.locked.map(\.request) == ["a2"])
    #expect(look.strays.isEmpty && look.backends == 3)
  }

  @Test("takes who waits with the key of another request for nobody, and notes it") func strays() {
    let look = look(seen("a1", .gate(2)), seen("a2", .gate(2)), seen("zz", .gate(1)))
    #expect(look.held.map(\.request) == ["a2"])
    #expect(look.strays == ["a1", "zz"])
  }
}
