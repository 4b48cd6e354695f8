import Conformance
import Histories
import Testing

@testable import Runner

@Suite("The step signal, on diagrams")
struct SignalDiagramTests {
  @Test("kills the process that has held a request the longest, and waits until it has gone") func kill() async throws {
    try await play(
      """
      up p1 p2
      started    p9
      client p1  [1-------------]
      client p2  [2-----!
      p1/t1         [1--------]
      p2/t1        [2-----------]
      signalled     p2:kill
      gone              p2:signal9
      release                 1
      """, .send(Batch(.gate, .each(1))), .awaitInside(.all), .signal(.kill, to: .holder), .quiet, .open)
  }

  @Test("lets the main process answer what it has accepted, and waits for its end behind all") func term() async throws
  {
    try await play(
      """
      started    p9
      client p1  [1-----------]
      client p2  [2-----------]
      p1/t1        [1----]
      p2/t1        [2----]
      signalled    p9:term
      release            1
      release            2
      gone                       p1:code0
      gone                         p9:code0
      """, .send(Batch(.gate, .each(1))), .awaitInside(.all), .signal(.term, to: .main), .quiet, .open)
  }

  @Test("says who has not ended although it was told to") func stays() async throws {
    try await play(
      """
      started    p9
      client p1  [1----------]
      p1/t1        [1----]
      signalled    p9:quit
      release            1
      """, .send(Batch(.gate, .each(1))), .awaitInside(.all), .signal(.quit, to: .main), .quiet, .open,
      unmet: ["process 9 had not ended, although it was sent SIGQUIT, until nothing had moved for 12 s"])
  }

  @Test("waits for nobody who was only to do something", arguments: [Signal.hup, .usr1, .usr2])
  func others(_ signal: Signal) async throws {
    try await play(
      """
      started    p9
      client p1  [1----------]
      p1/t1        [1]
      signalled    p9:\(signal.rawValue)
      release      1
      """, .send(Batch(.gate, .each(1))), .awaitInside(.all), .signal(signal, to: .main), .open)
  }

  @Test("says so where there is nobody to send it to") func nobody() async throws {
    try await play(
      """
      client p1  [1--]
      """, .send(Batch(.identity, .each(1))), .signal(.kill, to: .holder), .signal(.term, to: .main), .awaitAnswers,
      unmet: [
        "SIGKILL was sent to nobody, since no process held a request",
        "SIGTERM was sent to nobody, since the server's main process is not known",
      ])
  }

  @Test("makes no other death than its own one to be expected") func another() async throws {
    await #expect(throws: DrawnEnd.worker(2)) {
      try await play(
        """
        client p1  [1---!
        client p2  [2---!
        p1/t1        [1-!
        p2/t1        [2-!
        signalled    p1:kill
        gone            p1:signal9
        gone              p2
        """, .send(Batch(.gate, .each(1))), .awaitInside(.all), .signal(.kill, to: .holder), .quiet, .open)
    }
  }

  @Test("goes on from SIGKILL when the process has gone, and no sooner") func gone() async throws {
    try await play(
      """
      started    p9
      client p1  [1-----!
      client p2  [2--------]
      p1/t1        [1------]
      p2/t1        [2---]
      signalled    p1:kill
      gone              p1:signal9
      release           2
      """, .send(Batch(.gate, .each(1))), .awaitInside(.all), .signal(.kill, to: .holder), .open)
  }

  @Test("leaves those among the processes that have ended, whether or not they were asked for anything") func known()
    async throws
  {
    let history = try await play(
      """
      up p1 p2
      started    p9
      client p1  [1--]
      signalled      p9:term
      gone             p1:code0
      gone             p2:code0
      gone               p9:code0
      """, .send(Batch(.identity, .one(1))), .awaitAnswers, .signal(.term, to: .main))
    #expect(history.processes == [1, 2])
  }
}
