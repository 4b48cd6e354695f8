import Conformance
import Histories
import Testing

@Suite("The observed model")
struct ObservedModelTests {
  /// A history in which `sent` requests drain one by one with `atOnce` of them inside together.
  private func history(_ sent: Int, atOnce: Int, threads: Int, loop: Bool, processes: [Int] = [1]) -> History {
    var spans: [Span] = []
    var releases: [Release] = []
    for process in processes {
      for index in 0..<sent {
        let name = "p\(process)r\(index)"
        let enter = index < atOnce ? 10 + index : 1000 + 100 * (index - atOnce) + 50
        let exit = 1000 + 100 * index
        let thread = index % threads
        spans.append(Span(name, at: .client(process: process), from: 0, to: exit + 20))
        spans.append(Span(name, at: .server(.view, Place(process: process, thread: thread)), from: enter, to: exit))
        if loop {
          spans.append(Span(name, at: .server(.loop, Place(process: process, thread: 99)), from: enter, to: exit))
        }
        releases.append(Release(name, at: exit))
      }
    }
    return History(spans, releases: releases)
  }

  @Test("is told by the gateway, the number at once and the threads")
  func isFound() {
    let cases: [(History, ServerModel)] = [
      (history(8, atOnce: 1, threads: 1, loop: true), .asgi(processes: 1, threadSensitive: true)),
      (history(8, atOnce: 1, threads: 2, loop: true), .asgi(processes: 1, threadSensitive: .pool(1))),
      (history(9, atOnce: 6, threads: 6, loop: true), .asgi(processes: 1, threadSensitive: .pool(6))),
      (history(45, atOnce: 40, threads: 40, loop: true), .asgi(processes: 1, threadSensitive: .pool(40))),
      (history(45, atOnce: 45, threads: 45, loop: true), .asgi(processes: 1, threadSensitive: .perRequest)),
      (history(45, atOnce: 45, threads: 45, loop: false), .threadPerRequest(processes: 1)),
      (history(8, atOnce: 1, threads: 1, loop: false), .wsgi(processes: 1, threads: 1)),
      (history(8, atOnce: 5, threads: 5, loop: false), .wsgi(processes: 1, threads: 5)),
      (history(8, atOnce: 1, threads: 1, loop: false, processes: [1, 2, 3]), .wsgi(processes: 3, threads: 1)),
    ]
    for (history, model) in cases { #expect(ObservedModel(sync: history, async: nil).model == model) }
  }

  @Test("is split where sync and async paths are answered by processes of different kinds")
  func isSplit() {
    func answered(by processes: [Int], loop: Bool) -> History {
      var spans: [Span] = []
      var releases: [Release] = []
      for process in processes {
        for index in 0..<4 {
          let name = "p\(process)r\(index)"
          let place = Place(process: process, thread: index == 0 || loop ? index : 0)
          let enter = loop || index == 0 ? 10 : 1000 * index + 50
          let exit = loop ? 9000 + index : 1000 * (index + 1)
          spans.append(Span(name, at: .client, from: 0, to: exit + 20))
          spans.append(Span(name, at: .server(.view, place), from: enter, to: exit))
          spans.append(Span(name, at: .server(.work, place), from: enter, to: exit))
          if loop { spans.append(Span(name, at: .server(.loop, place), from: enter, to: exit)) }
          releases.append(Release(name, at: exit))
        }
      }
      return History(spans, releases: releases, processes: [1, 2, 3])
    }
    let sync = answered(by: [1, 2], loop: false)
    let async = answered(by: [3], loop: true)
    #expect(
      ObservedModel(sync: sync, async: async).model == .split(syncProcesses: 2, threads: 1, asyncProcesses: 1))
    #expect(ObservedModel(sync: sync, async: nil).model == .wsgi(processes: 3, threads: 1))
    #expect(ObservedModel(sync: sync, async: answered(by: [2], loop: false)).model?.isSplit == false)
  }

  @Test("is not printed where async views overlap as no blocking worker has them") func isContradicted() {
    let sync = history(8, atOnce: 2, threads: 2, loop: false)
    let observed = ObservedModel(sync: sync, async: history(3, atOnce: 3, threads: 3, loop: false))
    #expect(observed.model == nil)
    #expect(observed.findings.contains("more async views were inside than blocking workers could have"))
    #expect(ObservedModel(sync: sync, async: history(3, atOnce: 2, threads: 2, loop: false)).model != nil)
  }

  @Test("goes by what answers say of the gateway, before it looks for loops") func isTold() {
    let sync = history(9, atOnce: 6, threads: 6, loop: false)
    let told = History(
      sync.spans, releases: sync.releases,
      gateways: Dictionary(sync.requests.map { ($0.request, .asgi) }) { first, _ in first })
    #expect(ObservedModel(sync: told, async: nil).model == .asgi(processes: 1, threadSensitive: .pool(6)))
  }

  @Test("is not made up where the experiments do not settle it")
  func isUnsettled() {
    let few = history(5, atOnce: 5, threads: 5, loop: true)
    #expect(ObservedModel(sync: few, async: nil).model == nil)
    #expect(ObservedModel(sync: History([]), async: nil).model == nil)
    let failed = History([Span("a", at: .client, from: 0, to: 9, ending: .failed)], processes: [1])
    #expect(ObservedModel(sync: failed, async: nil).model == nil)
  }

  @Test("is not made up of a number that others only came in after")
  func isUnproven() {
    // Two come in after the first release, so nobody was shown to be kept out by a bound.
    let pool = history(9, atOnce: 6, threads: 6, loop: true)
    let spans = pool.spans.map { span in
      var span = span
      if span.request == "p1r7", span.site.stage == .view { span.enter = 1060 }
      return span
    }
    let late = ObservedModel(sync: History(spans, releases: pool.releases), async: nil)
    #expect(late.model == nil)
    #expect(
      late.findings.contains(
        "how many sync views a process runs at once could not be seen; at least 7 were inside together"))
    #expect(ObservedModel(sync: History(pool.spans), async: nil).model == nil)
  }

  /// A crowd of which the last ones got no answer.
  private func closed(_ sent: Int, answered: Int) -> History {
    let spans = (0..<sent).flatMap { index -> [Span] in
      let isAnswered = index < answered
      let client = Span(
        "r\(index)", at: .client(process: 1), from: 0, to: 90, ending: isAnswered ? .done : .failed)
      let view = Span("r\(index)", at: .server(.view, Place(process: 1, thread: index)), from: 10, to: 80)
      return isAnswered && index < 5 ? [client, view] : [client]
    }
    return History(
      spans, failures: [Failure("r\(sent - 1)", .error, "the server closed the connection without an answer")])
  }

  @Test("says what kept it from being seen, and how many were seen all the same") func gap() {
    let observed = ObservedModel(sync: closed(45, answered: 20), async: nil)
    #expect(observed.model == nil)
    #expect(
      observed.findings.suffix(2) == [
        "how many sync views a process runs at once could not be seen; at least 5 were inside together",
        "of a crowd of 45 sync views, 25 of 45 requests failed, r20 first; the server closed the connection without an answer",
      ])
  }

  @Test("is that of the smaller crowd where a larger one was not answered as a whole") func smaller() {
    let observed = ObservedModel(
      sync: history(20, atOnce: 5, threads: 5, loop: false), async: nil, after: [closed(45, answered: 20)])
    #expect(observed.model == .wsgi(processes: 1, threads: 5))
    #expect(
      observed.findings.suffix(2) == [
        "of a crowd of 45 sync views, 25 of 45 requests failed, r20 first; the server closed the connection without an answer",
        "a process ran 5 sync views at once on 5 threads, and each release let one more in",
      ])
  }

  @Test("says what was seen") func explains() {
    let pool = history(9, atOnce: 6, threads: 6, loop: true)
    #expect(
      ObservedModel(sync: pool, async: history(9, atOnce: 9, threads: 1, loop: true)).findings == [
        "1 process answers", "the application is called by ASGI",
        "a process ran 6 sync views at once on 6 threads, and each release let one more in",
        "all 9 async views were inside together",
      ])
  }

  @Test(
    "is written as the section of a server file",
    arguments: [
      (ServerModel.wsgi(processes: 5, threads: 1), "model:\n  gateway: wsgi\n  processes: 5\n  threads: 1"),
      (.threadPerRequest(processes: 2), "model:\n  gateway: wsgi\n  processes: 2\n  threads: per-request"),
      (.asgi(processes: 1, threadSensitive: true), "model:\n  gateway: asgi\n  processes: 1\n  sync-views: one-thread"),
      (
        .asgi(processes: 2, threadSensitive: .perRequest),
        "model:\n  gateway: asgi\n  processes: 2\n  sync-views: thread-per-request"
      ),
      (
        .asgi(processes: 1, threadSensitive: .pool(999)),
        "model:\n  gateway: asgi\n  processes: 1\n  sync-views: {pool: 999}"
      ),
      (
        .split(syncProcesses: 2, threads: 3, asyncProcesses: 1),
        "model:\n  gateway: split\n  sync: {processes: 2, threads: 3}\n  async: {processes: 1}"
      ),
    ])
  func isWritten(model: ServerModel, section: String) { #expect(model.section == section) }
}
