import Conformance
import Histories
import TestSupport
import Testing

@Suite("CP-1: delivers the throughput that its model predicts", .aside)
struct DeliversWhatItsModelPredictsTests {
  let property = Property.deliversWhatItsModelPredicts

  /// A closed loop as a server with so many lanes would serve it, each lane a process with one thread or a thread of one.
  ///
  /// Requests take 100 ms and quick ones 2 ms. `choose` says which lane gets a request, by when each will be free.
  private func history(
    _ model: ServerModel, lanes: Int, oneProcess: Bool = true,
    choose: ([Int]) -> Int = { free in
      free.indices.min { free[$0] < free[$1] } ?? 0
    }
  ) -> History {
    var spans: [Span] = []
    var asked: [String: String] = [:]
    var start = 0
    for case .load(let load) in property.scenario(model).steps {
      let length = load.view == .sleep ? 100_000_000 : 2_000_000
      var free = Array(repeating: start, count: lanes)
      var clients = Array(repeating: start, count: load.clients)
      for number in 0..<load.requests {
        let client = clients.indices.min { clients[$0] < clients[$1] } ?? 0
        let lane = choose(free)
        let begin = max(clients[client], free[lane])
        let name = "\(load.view.rawValue)\(number)"
        let place = Place(process: oneProcess ? 1 : lane + 1, thread: lane)
        spans.append(Span(name, at: .client, from: clients[client], to: begin + length))
        spans.append(Span(name, at: .server(.work, place), from: begin, to: begin + length))
        asked[name] = load.view.rawValue
        (free[lane], clients[client]) = (begin + length, begin + length)
      }
      start = clients.max() ?? start
    }
    return History(spans, asked: asked)
  }

  @Test(
    "is upheld by a server that has the slots it promises",
    arguments: [
      (ServerModel.wsgi(processes: 1, threads: 1), 1), (.wsgi(processes: 5, threads: 1), 5),
      (.asgi(processes: 1, threadSensitive: .pool(6)), 6), (.asgi(processes: 1, threadSensitive: .perRequest), 12),
    ])
  func upheld(model: ServerModel, lanes: Int) {
    #expect(property.judge(history(model, lanes: lanes), model).isUpheld)
  }

  @Test func `says what was delivered and what was predicted`() {
    let model = ServerModel.wsgi(processes: 5, threads: 1)
    let verdict = property.judge(history(model, lanes: 5, oneProcess: false), model)
    #expect(
      verdict
        == .upheld(.init(opportunities: 30, "50.0 requests a second to 7 clients, and 43.3 to 55.0 are predicted")))
  }

  @Test func `is violated by one thread where a pool is promised, and says what would deliver that`() {
    let model = ServerModel.asgi(processes: 1, threadSensitive: .pool(6))
    let verdict = property.judge(history(model, lanes: 1), model)
    #expect(
      verdict.reason == """
        10.0 requests a second were delivered to 8 clients, and 46.6 to 66.0 are predicted; it is what this would deliver: \
        ASGI, 1 process, sync views on one thread. Most that were at work at once:
        """)
    #expect(verdict.evidence?.witnesses.count == 1)
  }

  @Test func `is violated by a worker too few and by one too many`() {
    let model = ServerModel.wsgi(processes: 3, threads: 1)
    for (lanes, found) in [(2, "2 processes"), (4, "4 processes")] {
      let reason = property.judge(history(model, lanes: lanes, oneProcess: false), model).reason
      #expect(reason.contains("it is what this would deliver: WSGI, \(found) × 1 thread"), "\(reason)")
    }
  }

  @Test func `is violated when a worker is passed over, and says that the spread of connections explains it`() {
    let model = ServerModel.wsgi(processes: 3, threads: 1)
    var turn = 0
    let skewed = history(model, lanes: 3, oneProcess: false) { _ in
      turn += 1
      return turn.isMultiple(of: 6) ? 1 : turn.isMultiple(of: 9) ? 2 : 0
    }
    let verdict = property.judge(skewed, model)
    #expect(verdict.isViolated)
    #expect(verdict.reason.contains("the spread of the connections over the processes, "), "\(verdict.reason)")
  }

  @Test func `leaves event loops the spread of connections that nobody promises`() {
    let model = ServerModel.asgi(processes: 5, threadSensitive: .oneThread)
    var turn = 0
    let skewed = history(model, lanes: 5, oneProcess: false) { _ in
      turn += 1
      return turn.isMultiple(of: 2) ? 0 : turn % 5
    }
    #expect(property.judge(skewed, model).isUpheld)
    #expect(property.judge(history(model, lanes: 5, oneProcess: false), model).isUpheld)
  }

  @Test func `is inconclusive when a request failed, or the load was not seen as a whole`() {
    let model = ServerModel.wsgi(processes: 1, threads: 1)
    let whole = history(model, lanes: 1)
    let missing = History(whole.spans.filter { $0.request != "sleep3" }, asked: whole.asked)
    #expect(property.judge(missing, model) == .inconclusive("the load was not seen as a whole"))
    let untold = History(
      whole.spans.filter { $0.request != "sleep3" || $0.site.isClient }, asked: whole.asked)
    #expect(property.judge(untold, model) == .inconclusive("the load was not seen as a whole"))
    let failed = whole.spans.map { span in
      Span(
        span.request, at: span.site, from: span.enter, to: span.exit, ending: span.request == "sleep3" ? .failed : .done
      )
    }
    #expect(
      property.judge(History(failed, asked: whole.asked), model).reason == "1 of 18 requests failed, sleep3 first")
  }

  @Test func `widens what is predicted where a request takes long beside its work`() throws {
    let model = ServerModel.wsgi(processes: 1, threads: 1)
    let services = Array(repeating: 0.1, count: 6)
    func expectation(_ overhead: Double) throws -> ClosedRange<Double> {
      let measured = Measurement(
        clients: 3, requests: 6, throughput: 9, services: services, overhead: overhead, answers: [6])
      return try Expectation(of: measured, on: model).range
    }
    #expect(try expectation(0.1).lowerBound < expectation(0.01).lowerBound)
    #expect(try expectation(0.1).upperBound == expectation(0.01).upperBound)
  }
}
