import Conformance
import Histories
import Testing

@testable import Runner

@Suite("The step chain, on diagrams")
struct ChainDiagramTests {
  @Test("lets the next one go as soon as the room of the last one has been taken") func next() async throws {
    try await play(
      """
      client p1  [1-----]
      client p1  [2----------]
      client p1  [3---------------]
      p1/t1        [1] [2]   [3]
      release      1   2     3
      """, .send(Batch(.gate, .each(3))), .awaitInside(.each(1)), .chain)
  }

  @Test("waits for a newcomer that comes in the last moment") func late() async throws {
    try await play(
      """
      client p1  [1---]
      client p1  [2-------------------]
      p1/t1        [1]            [2]
      release      1              2
      """, .send(Batch(.gate, .each(2))), .awaitInside(.each(1)), .chain)
  }

  @Test("says so where nobody takes the room") func nobody() async throws {
    try await play(
      """
      client p1  [1---]
      client p1  [2----------------------------->
      p1/t1        [1]
      release      1               2
      """, .send(Batch(.gate, .each(2))), .awaitInside(.each(1)), .chain,
      unmet: [
        "after 1 had been let go nobody came in, although 1 request waited, until nothing had moved for 12 s",
        "1 request never came in, until nothing had moved for 12 s",
        "1 request got no answer within 12 s of the last event, 2 (gate) first",
      ])
  }

  @Test("shows two who come in for one who leaves") func two() async throws {
    try await play(
      """
      client p1  [1---]
      client p1  [2------------]
      client p1  [3---------------]
      p1/t1        [1]
      p1/t2           [2]
      p1/t3           [3]
      release      1  2
      release         3
      """, .send(Batch(.gate, .each(3))), .awaitInside(.each(1)), .chain)
  }

  @Test("lets one of each process go, and waits until the room has been taken in each") func each() async throws {
    try await play(
      """
      client p1  [1---]
      client p2  [2---]
      client p1  [3----------]
      client p2  [4------------]
      p1/t1        [1][3---]
      p2/t9        [2]     [4]
      release      1       3
      release      2       4
      """, .send(Batch(.gate, .each(2))), .awaitInside(.each(1)), .chain)
  }

  @Test("looks on behind its first release where fewer came in than were waited for") func looksOn() async throws {
    try await play(
      """
      client p1  [1------------------]
      client p1  [2-----------------------------]
      client p1  [3--------------------------------]
      p1/t1        [1-----------]    [2-------]
      p1/t2                             [3----]
      release                   1             2
      release                                 3
      """, .send(Batch(.gate, .each(3))), .awaitInside(.each(2)), .chain,
      unmet: ["the kit waited for 2 inside in each of 1 process until nothing had moved for 12 s, and saw 1"])
  }

  @Test("waits for somebody to come in where nobody is held") func empty() async throws {
    try await play(
      """
      client p1  [1------------]
      p1/t1               [1]
      release             1
      """, .send(Batch(.gate, .each(1))), .chain)
  }

  @Test("has an end where somebody does not leave although it was let go") func stays() async throws {
    try await play(
      """
      client p1  [1------->
      p1/t1        [1----->
      release      1
      """, .send(Batch(.gate, .each(1))), .awaitInside(.each(1)), .chain,
      seen: """
        client p1  [1-------------------------->
        p1/t1        [1------------------------]
        release      1
        """,
      unmet: [
        "1 request never came in, until nothing had moved for 12 s",
        "1 request got no answer within 12 s of the last event, 1 (gate) first",
      ])
  }
}
