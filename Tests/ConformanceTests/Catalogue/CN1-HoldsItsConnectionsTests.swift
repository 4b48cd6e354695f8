import Conformance
import Histories
import Testing

@Suite("CN-1: holds as many database connections at once as its pool has, and no more than are promised")
struct HoldsItsConnectionsTests {
  private static let property = Property.holdsItsConnections

  private static func perRequest(pool: Int? = nil, backends: Int? = nil) -> ServerModel {
    let database = pool.map { Promises.Database.pool($0, overflow: 0) }
    let side = Side(processes: 1, .loop(syncViews: .perRequest), Promises(database: database))
    return ServerModel(side, backends: backends)
  }

  @Test("is upheld where a pool was used up and others waited, in a pool with room for more as well")
  func upheld() {
    #expect(
      Self.property.judge(.crowd(6, atOnce: 4), Self.perRequest(pool: 4))
        == .upheld(
          Exercise(opportunities: 2, "4 inside at once in each of 1 process, while others waited at 2 releases")))
    let overflow = Side(processes: 1, .threads(9), Promises(database: .pool(1, overflow: 3)))
    #expect(Self.property.judge(.crowd(6, atOnce: 4), ServerModel(overflow)).isUpheld)
  }

  @Test("is violated by one query too many, in the least that shows it")
  func excess() throws {
    let evidence = try #require(Self.property.judge(.crowd(6, atOnce: 5), Self.perRequest(pool: 4)).evidence)
    #expect(evidence.claim == "process 1 ran 5 queries at once where 4 are promised")
    #expect(evidence.witnesses.count == 5)
  }

  @Test("is violated by one too few, while others waited")
  func shortfall() throws {
    let verdict = Self.property.judge(.crowd(6, atOnce: 3), Self.perRequest(pool: 4))
    #expect(
      verdict.evidence?.claim
        == "process 1 admitted 3 at once where 4 are promised: 3 requests waited and came in only as others were let go"
    )
  }

  @Test("says nothing where a request failed, as one that waited for too long, unless there were too many")
  func failed() {
    #expect(Self.property.judge(.crowd(6, atOnce: 3, ending: .failed), Self.perRequest(pool: 4)).isInconclusive)
    #expect(Self.property.judge(.crowd(6, atOnce: 4, ending: .failed), Self.perRequest(pool: 4)).isInconclusive)
    #expect(Self.property.judge(.crowd(6, atOnce: 5, ending: .failed), Self.perRequest(pool: 4)).isViolated)
  }

  @Test("of a pool that the kit does not fill says that it was not tried")
  func large() {
    #expect(
      Self.property.judge(.crowd(45), Self.perRequest(pool: 60)).reason
        == "45 queries were inside together in a process; the kit sent no more, so it was not tried whether there is room "
        + "for 60")
  }

  @Test("asks of the whole server what its file says of it")
  func declared() throws {
    let evidence = try #require(Self.property.judge(.crowd(45), Self.perRequest(backends: 20)).evidence)
    #expect(
      evidence.claim
        == "the server had 45 queries on connections of their own at once where 20 connections are promised")
    #expect(evidence.witnesses.count == 21)
    #expect(
      Self.property.judge(.crowd(45, atOnce: 20), Self.perRequest(backends: 20)).reason
        == "20 were in a query together, and 25 more requests waited for a connection")
    #expect(
      Self.property.judge(.crowd(45, atOnce: 9), Self.perRequest(backends: 20))
        == .inconclusive("9 of 45 requests were in a query together, where 20 connections are promised"))
    #expect(Self.property.judge(.crowd(6, atOnce: 4), Self.perRequest(pool: 4, backends: 3)).isViolated)
  }

  @Test("is not shown to be kept where those that wait have no thread for them") func threads() {
    let spans = (1...3).flatMap { process -> [Span] in
      (0...1).flatMap { turn -> [Span] in
        let name = "r\(process)\(turn)"
        let (start, end) = (turn == 0 ? 10 : 1_005, turn == 0 ? 1_000 : 2_000)
        return [
          Span(name, at: .client(process: process), from: 0, to: end + 2, ending: .done),
          Span(name, at: .server(.view, Place(process: process, thread: 1)), from: start, to: end),
        ]
      }
    }
    let releases = (1...3).flatMap { [Release("r\($0)0", at: 1_000), Release("r\($0)1", at: 2_000)] }
    let model = ServerModel(Side(processes: 4, .threads(1)), backends: 3)
    #expect(
      Self.property.judge(History(spans, releases: releases.sorted { $0.time < $1.time }), model)
        == .inconclusive(
          "3 of 6 requests were in a query together, where 3 connections are promised, and none was seen to wait for a "
            + "connection"))
  }
}
