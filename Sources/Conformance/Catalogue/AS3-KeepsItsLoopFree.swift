import Histories

extension Property {
  /// AS-3: while an async view waits, its process answers other async requests.
  public static let keepsItsLoopFree = keepsItsLoopFree(while: .asyncHeld)

  /// AS-3 about one async view, which the verdict names.
  public static func keepsItsLoopFree(while view: View) -> Property {
    Property(
      "AS-3", "keeps its event loop free while an async view is held",
      page: Page(
        why: """
          An `async def` that makes one blocking call (a driver without async support, `requests`, `time.sleep`) stops its \
          whole process for as long as the call takes, health checks included. Debug mode may warn; production does not.
          """,
        mend: """
          Call blocking code on another thread, or use an async client. In Python `asyncio.to_thread` does the first, and \
          `PYTHONASYNCIODEBUG=1` logs the callbacks that take longer than 100 ms.
          """,
        django: "Django's own way is `sync_to_async`.",
        otherwise: "One request to that view stops all others of its process until it has been answered.",
        references: [
          "https://docs.python.org/3/library/asyncio-dev.html#running-blocking-code",
          "https://docs.djangoproject.com/en/5.2/topics/async/#async-safety",
        ]),
      inapplicable: { [Applicability.loop, Applicability.asyncViews].first(for: $0) },
      scenario: { _ in
        Scenario(
          "holds one \(view.rawValue) request in each process and asks for other async views",
          [
            .send(Batch(view, .each(1))), .awaitInside(.all), .send(Batch(.asyncIdentity, .each(2))), .awaitAnswers,
            .open,
          ])
      },
      judge: { history, _ in loopVerdict(on: history, while: view) })
  }

  private static func loopVerdict(on history: History, while view: View) -> Verdict {
    if let disturbance = history.disturbance { return disturbance }
    let held = Set(history.spans(at: .view).map(\.request))
    var answered: [Int: Int] = [:]
    var doubt: String?
    for request in history.requests where !held.contains(request.request) {
      guard let process = history.process(of: request) else { continue }
      let holders = history.held(in: process)
      guard !holders.isEmpty else {
        doubt = doubt ?? "no \(view.rawValue) view was held in process \(process)"
        continue
      }
      let judge = AnswersBesideHolders(
        slots: 1, holders: holders, history: history, isAboutOneProcess: true)
      switch judge.finding(on: request) {
      case .inTime: answered[process, default: 0] += 1
      case .unclear:
        doubt = doubt ?? "it was not seen whether \(request.request) was answered while \(holders[0].request) was held"
      case .late(let holder, let release):
        return .violated(
          Evidence(
            "process \(process) did not answer \(request.request), an async request, while \(holder.request) was held "
              + "in its view \(view.rawValue)",
            witnesses: [request, holder], releases: [release]))
      }
    }
    if let doubt { return .inconclusive(history.because(doubt)) }
    if let process = history.processes.sorted().first(where: { answered[$0] == nil }) {
      return .inconclusive(
        history.because("no async request could be sent to process \(process) while a view was held"))
    }
    let all = answered.values.reduce(0, +)
    guard all > 0 else { return .inconclusive(history.because("no process was seen")) }
    return .upheld(
      Exercise(
        opportunities: all,
        "\(all.of("async request was", "async requests were")) answered while the view \(view.rawValue) was held in "
          + "their process"))
  }
}
