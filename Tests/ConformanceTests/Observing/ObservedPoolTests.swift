import Conformance
import Histories
import Testing

@Suite("The observed pool of database connections")
struct ObservedPoolTests {
  /// A crowd by ASGI, or by WSGI.
  private func crowd(_ sent: Int, atOnce: Int? = nil, by gateway: Gateway = .asgi, processes: Set<Int> = [1]) -> History
  {
    let crowd = History.crowd(sent, atOnce: atOnce)
    return History(
      crowd.spans, releases: crowd.releases, processes: processes,
      gateways: Dictionary(crowd.requests.map { ($0.request, gateway) }) { first, _ in first })
  }

  @Test("is told by more views at once that need no connection")
  func found() {
    let perRequest = ServerModel.asgi(processes: 1, threadSensitive: .perRequest)
    let cases: [(query: History, web: History, ServerModel)] = [
      (crowd(45, atOnce: 4), crowd(45), perRequest.pooling(4)),
      (crowd(45, atOnce: 4), crowd(45, atOnce: 40), .asgi(processes: 1, threadSensitive: .pool(40)).pooling(4)),
      (crowd(45, atOnce: 4), crowd(6, atOnce: 4), .asgi(processes: 1, threadSensitive: .pool(4))),
      (crowd(45, atOnce: 3, by: .wsgi), crowd(45, atOnce: 5, by: .wsgi), .wsgi(processes: 1, threads: 5).pooling(3)),
      (crowd(45, by: .wsgi), crowd(45, by: .wsgi), .threadPerRequest(processes: 1)),
    ]
    for (query, web, model) in cases { #expect(ObservedModel(sync: query, async: nil, web: web).model == model) }
  }

  @Test("says what was seen") func says() {
    #expect(
      ObservedModel(sync: crowd(45, atOnce: 4), async: nil, web: crowd(45)).findings.suffix(2) == [
        "a process ran all 45 sync views at once, each on a thread of its own: nothing bounds them",
        "a process ran 4 queries at once, and each release let one more in, where it ran 45 views at once that make none: "
          + "a pool of database connections bounds them",
      ])
  }

  @Test("is not printed where it was not seen that each process has one") func ofAll() {
    let one = crowd(45, atOnce: 4, processes: [1, 2])
    let observed = ObservedModel(
      sync: one, async: nil, web: crowd(45, processes: [1, 2]), each: crowd(12, atOnce: 4, processes: [1, 2]))
    #expect(observed.model == nil)
    #expect(
      observed.findings.last
        == "that each process has as many could not be seen: with all of them busy it was 4, none")
  }

  @Test("is noted in a check whose file does not know it") func noted() {
    func note(_ model: ServerModel, _ query: History, _ web: History) -> String? {
      model.noteOfPool(seenIn: [(.observing(.gate), query), (.observing(.web), web)])
    }
    let model = ServerModel.asgi(processes: 1, threadSensitive: .perRequest)
    #expect(
      note(model, crowd(45, atOnce: 4), crowd(12))
        == "queries stopped at 4 in each process, and other views did not, of which 12 were inside one at once: if a pool of "
        + "database connections does that, say so in the file, database: {pool: 4}")
    #expect(note(model, crowd(45, atOnce: 4), crowd(12, atOnce: 4)) == nil)
    #expect(note(model, crowd(45), crowd(45)) == nil && note(model, crowd(45, atOnce: 1), crowd(9)) == nil)
    #expect(note(model.pooling(5), crowd(45, atOnce: 4), crowd(12)) == nil)
  }

  @Test("is not made up where the other views could not be counted") func unsettled() {
    #expect(ObservedModel(sync: crowd(45, atOnce: 4), async: nil, web: crowd(9)).model == nil)
  }

  @Test("is no word for greenlets that a query stops") func greenlets() {
    func shared(_ history: History) -> History {
      let spans = history.spans.map { span in
        guard case .server(let stage, var place) = span.site else { return span }
        place.thread = 7
        var span = span
        span.site = .server(stage, place)
        return span
      }
      return History(spans, releases: history.releases, processes: history.processes, gateways: history.gateways)
    }
    let (one, many) = (shared(crowd(45, atOnce: 1, by: .wsgi)), shared(crowd(45, by: .wsgi)))
    func greenlets(_ blockedBy: Set<BlockingOperation>) -> ServerModel {
      ServerModel(Side(processes: 1, .greenlets(Executor.Greenlets(1000, blockedBy: blockedBy))))
    }
    #expect(ObservedModel(sync: one, async: nil, web: many).model == greenlets([.query]))
    let four = shared(crowd(45, atOnce: 4, by: .wsgi))
    #expect(ObservedModel(sync: four, async: nil, web: many).model == greenlets([]).pooling(4))
  }
}
