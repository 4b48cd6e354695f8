import Conformance
import Histories
import Testing

@Suite("Greenlets")
struct GreenletsTests {
  private static func model(
    _ count: Int, blockedBy: Set<BlockingOperation> = [], processes: Int = 1
  ) -> ServerModel {
    ServerModel(Side(processes: processes, .greenlets(Executor.Greenlets(count, blockedBy: blockedBy))))
  }

  private static let (sleep, query, web) = (
    Property.blockingOperationsHold[0], Property.blockingOperationsHold[1], Property.blockingOperationsHold[2]
  )

  @Test("have places by what is waited for, and one where that stops all")
  func places() {
    let executor = Executor.greenlets(Executor.Greenlets(9, blockedBy: [.query]))
    #expect(executor.slots(for: .gate) == 1)
    #expect(executor.slots(for: .rowGate) == 1)
    // Its query is short, and what holds it is a web request.
    #expect(executor.slots(for: .backend) == 9)
    #expect([View.web, .sleep, .asyncHeld].map { executor.slots(for: $0) } == [9, 9, 9])
    #expect(executor.slotsInReach(for: .web) == 9)
    #expect(Executor.greenlets(Executor.Greenlets(43)).slotsInReach(for: .web) == 43)
    #expect(Executor.greenlets(Executor.Greenlets(44)).slotsInReach(for: .web) == nil)
    #expect(Executor.threads(44).slotsInReach(for: .web) == 44)
  }

  @Test("promise one native thread, however many there are")
  func figures() {
    let figures = Figures(promisedBy: Self.model(9, blockedBy: [.web], processes: 2))
    #expect(figures.threadsPerProcess == .exactly(1))
    #expect(figures.syncAtOncePerProcess == .exactly(9))
    #expect(figures.asyncAtOnce == .exactly(2))
  }

  @Test("of a crowd that was inside together keep WK-2 and WK-5, and say that their bound was not tried")
  func crowd() throws {
    let says =
      "45 blocking requests were inside together in a process; the kit sent no more, so it was not tried whether "
      + "there is room for 1000"
    #expect(
      Property.admitsItsSlots.judge(.crowd(45), Self.model(1000)) == .upheld(Exercise(opportunities: 45, says)))
    #expect(Self.web.judge(.crowd(45), Self.model(1000, blockedBy: [.query])).isUpheld)
  }

  @Test("that take turns are found out, by the operation that stops them", arguments: [1000, 10])
  func stopped(_ count: Int) throws {
    let sent = count == 10 ? 12 : 45
    let history = History.crowd(sent, atOnce: 1)
    for property in [Property.admitsItsSlots, Self.query] {
      #expect(property.judge(history, Self.model(count)).isViolated)
      #expect(property.judge(history, Self.model(count, blockedBy: [.query])).isUpheld)
    }
    #expect(Self.web.judge(history, Self.model(count, blockedBy: [.query])).isViolated)
    #expect(Property.asyncViewsHoldTheirWorker.judge(history, Self.model(count)).isViolated)
  }

  @Test("that go on in what should stop them are found out")
  func switching() throws {
    let two = """
      client p1  [a----]
      client p1  [b----]
      p1/t1       [a-]
      p1/t1       [b-]
      """
    for property in [Property.admitsItsSlots, Self.query] {
      let verdict = try property.verdict(two, Self.model(9, blockedBy: [.query]))
      #expect(verdict.evidence?.claim.hasPrefix("process 1 ran 2 ") == true)
    }
    let asleep = two.replacing("p1/t1 ", with: "work p1/t1 ")
    #expect(try Self.sleep.verdict(asleep, Self.model(9, blockedBy: [.sleep])).isViolated)
    #expect(
      try Self.sleep.verdict(asleep, Self.model(9))
        == .upheld(
          Exercise(
            opportunities: 1, "2 requests were asleep together in a process, on greenlets that go on meanwhile")))
  }

  @Test("that were not seen asleep together prove nothing, since a sleep ends by the clock")
  func asleepInTurns() throws {
    let turns = """
      client p1    [a-----]
      client p1    [b----------]
      work p1/t1    [a---]
      work p1/t1         [b---]
      """
    #expect(
      try Self.sleep.verdict(turns, Self.model(9))
        == .inconclusive(
          "no two requests were asleep together in process 1; if sleep stops all of its greenlets, name it in blocked-by"
        ))
    #expect(try Self.sleep.verdict(turns, Self.model(9, blockedBy: [.sleep])).isUpheld)
  }

  @Test("that have a thread each are none, by TS-2")
  func threads() {
    #expect(Property.syncViewsShareAThread.judge(.crowd(3), Self.model(9)).isViolated)
  }

  @Test("show by one thread for several, where WSGI called, and have a bound though none was met")
  func readings() {
    func history(_ gateway: Gateway) -> History {
      let crowd = History.crowd(45)
      let spans = crowd.spans.map { span in
        guard case .server(let stage, var place) = span.site else { return span }
        place.thread = 7
        var span = span
        span.site = .server(stage, place)
        return span
      }
      return History(
        spans, releases: crowd.releases,
        gateways: Dictionary(crowd.requests.map { ($0.request, gateway) }) { first, _ in first })
    }
    #expect(history(.wsgi).showsGreenlets())
    #expect(Admission(of: history(.wsgi)).count == .atLeast(45))
    #expect(!history(.asgi).showsGreenlets())
    #expect(Admission(of: history(.asgi)).count == .unbounded)
    #expect(!History.crowd(45).showsGreenlets())
  }
}
