import Conformance
import Histories
import Testing

@testable import Runner

@Suite("The step open, on diagrams")
struct OpenDiagramTests {
  @Test("lets all go at once who are held") func all() async throws {
    try await play(
      """
      client p1  [1---------]
      client p1  [2----------]
      p1/t1        [1]
      p1/t2          [2]
      release        1
      release        2
      """, .send(Batch(.gate, .one(2))), .awaitInside(.all), .open)
  }

  @Test("lets one go at a time where somebody is kept out") func chains() async throws {
    try await play(
      """
      client p1  [1-----------------]
      client p1  [2--------------------------]
      client p1  [3-----------------------------]
      p1/t1        [1-----------]    [3----]
      p1/t2        [2----------------------]
      release                   1          2
      release                              3
      """, .send(Batch(.gate, .one(3))), .awaitInside(.all), .open,
      unmet: ["the kit waited for all 3 requests inside until nothing had moved for 12 s, and saw 2"])
  }

  @Test("takes those who wait for a lock for kept out") func locked() async throws {
    try await play(
      """
      client p1   [1-----]
      client p1   [2---------]
      p1/t1         [1]
      lock p1/t2    [2---]
      p1/t2               [2]
      release       1     2
      """, .send(Batch(.rowGate, .one(2), rows: .same)), .awaitInside(.all), .open)
  }
}
