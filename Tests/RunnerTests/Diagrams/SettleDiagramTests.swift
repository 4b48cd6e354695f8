import Conformance
import Histories
import Testing

@testable import Runner

@Suite("The step settle, on diagrams")
struct SettleDiagramTests {
  @Test("goes on with the answer") func answered() async throws {
    try await play(
      """
      client p1  [1--]
      client p1      [2--]
      """, .send(Batch(.identity, .one(1))), .settle, .send(Batch(.identity, .one(1))), .awaitAnswers)
  }

  @Test("goes on without an answer once nothing has moved for a while, and says nothing") func stuck() async throws {
    try await play(
      """
      client p1  [1--------]
      client p1        [2--]
      """, .send(Batch(.identity, .one(1))), .settle, .send(Batch(.identity, .one(1))), .awaitAnswers)
  }

  @Test("begins anew with each answer") func anew() async throws {
    try await play(
      """
      client p1  [1---]
      client p1  [2-------]
      client p1  [3-----------]
      client p1               [4--]
      """, .send(Batch(.identity, .one(3))), .settle, .send(Batch(.identity, .one(1))), .awaitAnswers)
  }

  @Test("does not wait for who is held") func held() async throws {
    try await play(
      """
      client p1  [1---------------]
      client p1    [2--]
      client p1        [3--]
      p1/t1        [1------]
      release              1
      """, .send(Batch(.gate, .one(1))), .awaitInside(.all), .send(Batch(.identity, .one(1))), .settle,
      .send(Batch(.identity, .one(1))), .awaitAnswers, .open)
  }
}
