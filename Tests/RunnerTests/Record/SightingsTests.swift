import Conformance
import Histories
import Testing

@testable import Runner

@Suite("Sightings")
struct SightingsTests {
  private let place = Place(process: 7, thread: 8, backend: 9)

  private func look(held: [String] = [], locked: [String] = [], backends: Int = 1, from before: Int) -> Look {
    Look(
      held: held.map { Look.Seen($0, in: place) }, locked: locked.map { Look.Seen($0, in: place) },
      backends: backends, before: before, after: before + 10)
  }

  @Test("begin after the first look and end before the last") func stretches() throws {
    var sightings = Sightings()
    sightings.take(look(held: ["a1"], from: 10))
    sightings.take(look(held: ["a1"], from: 30))
    let span = try #require(sightings.spans.first)
    #expect((span.enter, span.exit) == (20, 30))
    #expect(span.site == .server(.view, place))
  }

  @Test("of one look are points") func once() throws {
    var sightings = Sightings()
    sightings.take(look(held: ["a1"], from: 10))
    let span = try #require(sightings.spans.first)
    #expect((span.enter, span.exit) == (20, 20))
  }

  @Test("of a request with the key of another one prove nothing, and count against it") func strays() {
    var sightings = Sightings()
    var look = look(held: ["a2"], from: 10)
    look.strays = ["a1"]
    sightings.take(look)
    #expect(!sightings.wasAdmitted("a1") && sightings.held["a1"] == nil)
    #expect(sightings.failures.map(\.request) == ["a1"])
    #expect(sightings.failures.first?.reason.contains("with the key of another request") == true)
  }

  @Test("tell who is held now from who was") func held() {
    var sightings = Sightings()
    sightings.take(look(held: ["a1"], locked: ["a2"], from: 10))
    #expect(Set(sightings.held.keys) == ["a1"])
    #expect(sightings.locked == ["a2"])
    sightings.take(look(held: ["a2"], from: 30))
    #expect(Set(sightings.held.keys) == ["a2"])
    #expect(sightings.locked.isEmpty)
    #expect(sightings.wasAdmitted("a1") && sightings.wasAdmitted("a2"))
    #expect(sightings.admitted == 2)
    #expect(sightings.count == 3, "a2 was seen at a lock and in its view")
  }

  @Test("of nobody say nothing") func other() {
    var sightings = Sightings()
    sightings.take(look(from: 10))
    #expect(sightings.spans.isEmpty && sightings.held.isEmpty && !sightings.wasAdmitted("a1"))
  }

  @Test("of those whose arrival is known begin with it") func arrivals() throws {
    var sightings = Sightings()
    sightings.take(Look(held: [.init("a1", in: place, since: 5)], before: 10, after: 20))
    let span = try #require(sightings.spans.first)
    #expect((span.enter, span.exit) == (5, 10))
    #expect(sightings.held["a1"] == place)
  }

  @Test("keep the most backends") func peak() {
    var sightings = Sightings()
    for count in [2, 5, 1] { sightings.take(look(backends: count, from: 1)) }
    #expect(sightings.backendsAtPeak == 5)
  }
}
