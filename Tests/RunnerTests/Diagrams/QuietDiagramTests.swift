import Conformance
import Histories
import Testing

@testable import Runner

@Suite("The step quiet, on diagrams")
struct QuietDiagramTests {
  @Test("sees one too many who comes in its last moment") func excess() async throws {
    try await play(
      """
      client p1  [1------------]
      client p1  [2-------------]
      p1/t1        [1---------]
      p1/t2             [2----]
      release                 1
      release                 2
      """, .send(Batch(.gate, .one(2))), .awaitInside(.each(1)), .quiet, .chain)
  }

  @Test("begins anew with each arrival") func anew() async throws {
    try await play(
      """
      client p1  [1--------------------]
      client p1  [2--------------------]
      client p1  [3--------------------]
      p1/t1        [1--------------]
      p1/t2             [2---------]
      p1/t3                  [3----]
      release                      1
      release                      2
      release                      3
      """, .send(Batch(.gate, .one(3))), .awaitInside(.each(1)), .quiet, .open)
  }

  @Test("is over a while after the last arrival, whoever has no answer") func over() async throws {
    try await play(
      """
      client p1  [1---------]
      client p1  [2---------------------->
      p1/t1        [1----]
      release            1
      """, .send(Batch(.gate, .one(1))), .send(Batch(.identity, .one(1))), .awaitInside(.each(1)), .quiet, .chain,
      unmet: ["1 request got no answer within 12 s of the last event, 2 (identity) first"])
  }
}
