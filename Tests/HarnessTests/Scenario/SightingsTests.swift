import Conformance
import Histories
import NIOCore
import NIOPosix
import Postgres
import Testing

@testable import Harness

@Suite("Sightings")
struct SightingsTests {
  private func seen(_ request: String, _ place: Sighting.Place, backend: Int = 9) -> Sighting {
    Sighting(request: request, process: 7, thread: 8, backend: backend, place: place)
  }

  private let keys: [String: Int32] = ["a1": 1, "a2": 2]

  private func sample(_ sightings: Sighting..., backends: Int = 1) -> Sample {
    Sample(sightings: sightings, backends: backends)
  }

  @Test("begin after the first look and end before the last") func stretches() throws {
    var sightings = Sightings()
    sightings.take(sample(seen("a1", .gate(1))), upstream: [], keys: keys, before: 10, after: 20)
    sightings.take(sample(seen("a1", .gate(1))), upstream: [], keys: keys, before: 30, after: 40)
    let span = try #require(sightings.spans.first)
    #expect((span.enter, span.exit) == (20, 30))
    #expect(span.site == .server(.view, Histories.Place(process: 7, thread: 8, backend: 9)))
  }

  @Test("of one look are points") func once() throws {
    var sightings = Sightings()
    sightings.take(sample(seen("a1", .gate(1))), upstream: [], keys: keys, before: 10, after: 20)
    let span = try #require(sightings.spans.first)
    #expect((span.enter, span.exit) == (20, 20))
  }

  @Test("tell who is held now from who was") func held() {
    var sightings = Sightings()
    sightings.take(sample(seen("a1", .gate(1)), seen("a2", .lock)), upstream: [], keys: keys, before: 10, after: 20)
    #expect(Set(sightings.held.keys) == ["a1"])
    #expect(sightings.locked == ["a2"])
    sightings.take(sample(seen("a2", .gate(2))), upstream: [], keys: keys, before: 30, after: 40)
    #expect(Set(sightings.held.keys) == ["a2"])
    #expect(sightings.locked.isEmpty)
    #expect(sightings.wasAdmitted("a1") && sightings.wasAdmitted("a2"))
    #expect(sightings.admitted == 2)
    #expect(sightings.count == 3, "a2 was seen at a lock and in its view")
  }

  @Test("of a request with the key of another one prove nothing, and are noted") func strays() {
    var sightings = Sightings()
    sightings.take(
      sample(seen("a1", .gate(2)), seen("a2", .gate(2)), seen("zz", .gate(1))), upstream: [], keys: keys, before: 10,
      after: 20)
    #expect(Set(sightings.held.keys) == ["a2"])
    #expect(!sightings.wasAdmitted("a1"))
    #expect(sightings.strays == ["a1", "zz"])
  }

  @Test("of a statement that waits for nothing say nothing") func other() {
    var sightings = Sightings()
    sightings.take(sample(seen("a1", .other)), upstream: [], keys: keys, before: 10, after: 20)
    #expect(sightings.spans.isEmpty && sightings.held.isEmpty && !sightings.wasAdmitted("a1"))
  }

  @Test("at the upstream begin with their arrival") func upstream() async throws {
    let channel = try await DatagramBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .bind(host: "127.0.0.1", port: 0).get()
    let held = Upstream.Held(
      request: "a1", place: Histories.Place(process: 7, thread: 8), arrived: 5, channel: channel)
    var sightings = Sightings()
    sightings.take(sample(), upstream: [held], keys: keys, before: 10, after: 20)
    let span = try #require(sightings.spans.first)
    #expect((span.enter, span.exit) == (5, 10))
    #expect(sightings.held["a1"] == held.place)
    try await channel.close()
  }

  @Test("keep the most backends") func peak() {
    var sightings = Sightings()
    for count in [2, 5, 1] { sightings.take(sample(backends: count), upstream: [], keys: keys, before: 1, after: 2) }
    #expect(sightings.backendsAtPeak == 5)
  }
}
