import Conformance
import Histories
import Testing

@Suite("The observed model of greenlets")
struct ObservedGreenletsTests {
  /// So many requests of one process, so many of them at once, called by WSGI; all on one thread, or on one each.
  private func history(
    _ sent: Int, atOnce: Int, at stage: Stage = .view, threads: Int = 1, told gateway: Gateway? = .wsgi
  ) -> History {
    var spans: [Span] = []
    var releases: [Release] = []
    for index in 0..<sent {
      let late = index - atOnce
      let place = Place(process: 1, thread: index % threads)
      let exit = 1_000 + 10 * index
      spans.append(Span("r\(index)", at: .client(process: 1), from: 0, to: exit + 2))
      spans.append(Span("r\(index)", at: .server(stage, place), from: late < 0 ? 10 : 1_000 + 10 * late + 5, to: exit))
      if stage == .view { releases.append(Release("r\(index)", at: exit)) }
    }
    let gateways = gateway.map { gateway in (0..<sent).map { ("r\($0)", gateway) } } ?? []
    return History(spans, releases: releases, gateways: Dictionary(gateways) { first, _ in first })
  }

  private func greenlets(_ count: Int, blockedBy: Set<BlockingOperation> = []) -> ServerModel {
    ServerModel(Side(processes: 1, .greenlets(Executor.Greenlets(count, blockedBy: blockedBy))))
  }

  @Test("tells apart what stops all of them")
  func isFound() {
    let (sleeping, standing) = (history(6, atOnce: 6, at: .work), history(6, atOnce: 1, at: .work))
    let cases: [(History, web: History, sleep: History, ServerModel)] = [
      (history(45, atOnce: 45), history(6, atOnce: 6), sleeping, greenlets(1000)),
      (history(45, atOnce: 10), history(6, atOnce: 6), sleeping, greenlets(10)),
      (history(45, atOnce: 1), history(45, atOnce: 45), sleeping, greenlets(1000, blockedBy: [.query])),
      (history(45, atOnce: 1), history(45, atOnce: 10), sleeping, greenlets(10, blockedBy: [.query])),
      (history(45, atOnce: 1), history(6, atOnce: 1), sleeping, greenlets(1000, blockedBy: [.query, .web])),
      (history(45, atOnce: 10), history(6, atOnce: 6), standing, greenlets(10, blockedBy: [.sleep])),
      (history(45, atOnce: 1), history(6, atOnce: 1), standing, .wsgi(processes: 1, threads: 1)),
    ]
    for (query, web, sleep, model) in cases {
      #expect(ObservedModel(sync: query, async: nil, web: web, sleep: sleep).model == model)
    }
  }

  @Test("says what was seen, and that a bound was not met")
  func says() {
    let observed = ObservedModel(
      sync: history(45, atOnce: 1), async: nil, web: history(45, atOnce: 45), sleep: history(6, atOnce: 6, at: .work))
    #expect(
      observed.findings == [
        "1 process answers", "the application is called by WSGI",
        "a process ran 1 in a query, 45 in a web request and 6 asleep at once, on one thread: greenlets",
        "while one is in a query no other one goes on: that stops all of them",
        "no bound of them was met: 1000 is what Gunicorn has by default, as worker_connections",
      ])
  }

  @Test("is not printed where an operation could not be seen")
  func isUnsettled() {
    let failed = History([Span("a", at: .client, from: 0, to: 9, ending: .failed)], processes: [1])
    let observed = ObservedModel(
      sync: history(45, atOnce: 45), async: nil, web: failed, sleep: history(6, atOnce: 6, at: .work))
    #expect(observed.model == nil)
    #expect(observed.findings.contains("whether others go on while one is in a web request could not be seen"))
  }

  @Test("is looked for where WSGI called on one thread, and nowhere else")
  func isWanted() {
    #expect(ObservedModel.wantsOperationsApart(history(9, atOnce: 1)))
    #expect(ObservedModel.wantsOperationsApart(history(9, atOnce: 9)))
    #expect(!ObservedModel.wantsOperationsApart(history(9, atOnce: 2, threads: 2)))
    #expect(!ObservedModel.wantsOperationsApart(history(9, atOnce: 1, told: .asgi)))
    #expect(!ObservedModel.wantsOperationsApart(history(9, atOnce: 1, told: nil)))
  }

  @Test("quotes why async views failed")
  func failures() {
    let span = Span("b", at: .client, from: 0, to: 9, ending: .failed)
    let async = History([span], failures: [Failure("b", .error, "its log says: RuntimeError: no")])
    let observed = ObservedModel(sync: history(45, atOnce: 45), async: async)
    #expect(observed.findings.contains("0 of 1 async views were inside together; its log says: RuntimeError: no"))
  }
}
