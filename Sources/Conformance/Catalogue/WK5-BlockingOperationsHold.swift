import Histories

extension Property {
  /// WK-5: each blocking operation holds a worker's thread, or its greenlet, for as long as it takes, or its whole process
  /// where the model says so. Three cases.
  public static let blockingOperationsHold = [
    holds("sleep", "time.sleep", .sleep, scenario: sleepers, stage: .work),
    holds("query", "a database query", .gate, scenario: { .fill(.gate, of: $0) }, stage: .view),
    holds("web", "a web request", .web, scenario: { .fill(.web, of: $0) }, stage: .view),
  ]

  private static func holds(
    _ label: String, _ operation: String, _ view: View, scenario: @escaping @Sendable (ServerModel) -> Scenario,
    stage: Stage
  ) -> Property {
    Property(
      ID("WK-5.\(label)"), "is held by a blocking operation as its model says: \(operation)",
      page: Page(
        why: """
          The simple model of WSGI is that all synchronous operations block: a worker that sleeps, queries or calls \
          another service does nothing else. Monkey-patched workers break it, operation by operation, and code that \
          relied on having its thread to itself breaks with it. An operation that they do not know of, such as a query by a \
          driver in C, stops all greenlets of a process.
          """,
        mend: """
          Use a worker class that does not switch between requests inside an operation, or declare the concurrency \
          that the server really has: of greenlets, name in `blocked-by` what stops all of them. Move work that waits for \
          more than 200 ms into background tasks.
          """,
        otherwise:
          "Requests run beside each other inside \(operation), with code and connections that were meant for fewer.",
        references: [
          "https://docs.gunicorn.org/en/stable/design.html", "https://www.gevent.org/api/gevent.monkey.html",
        ]),
      inapplicable: { [Applicability.places, Applicability.ownConnections(for: view)].first(for: $0) },
      scenario: scenario,
      judge: { history, model in
        guard stage == .view else { return sleepersVerdict(history, model) }
        let bound = PromisedSlots(model, for: view, noun: "requests", judge: "WK-2")
        if let evidence = bound.excess(in: history) ?? bound.shortfallOfGreenlets(in: history) {
          return .violated(evidence)
        }
        return bound.exercise(in: history)
      })
  }

  /// So long that all who are sent to a process have come before the first of them has slept enough, on a busy machine too.
  private static let halfSleep = 250

  private static func sleepers(_ model: ServerModel) -> Scenario {
    guard let slots = model.slotsInReach(for: .sleep) else {
      return Scenario(
        "sends a few sleeping requests to each process",
        [.send(Batch(.sleep, .each(Scenario.few), milliseconds: halfSleep)), .awaitAnswers])
    }
    return Scenario(
      "sends more sleeping requests than there are slots",
      [.send(Batch(.sleep, .each(slots + Scenario.surplus), milliseconds: halfSleep)), .awaitAnswers])
  }

  private static func sleepersVerdict(_ history: History, _ model: ServerModel) -> Verdict {
    let slots = model.slotsPerProcess(for: .sleep) ?? 1
    let bound = AdmissionBound(slots: slots, noun: "requests", stage: .work)
    if let evidence = bound.excess(in: history) { return .violated(evidence) }
    if case .greenlets = model.syncSide.executor, slots > 1 { return sleepersMet(history) }
    return sleepersWaited(history, model)
  }

  /// That greenlets switch while one sleeps: requests of each process were asleep together.
  ///
  /// That they do not is never proven, since a sleep ends by the clock alone: who began only behind it may have been slow.
  private static func sleepersMet(_ history: History) -> Verdict {
    if let gap = history.gap(at: .work) { return gap }
    let admission = Admission(of: history, at: .work)
    let met = history.processes.sorted().map { ($0, admission.peak(in: $0).count) }
    if let (process, _) = met.first(where: { $0.1 < 2 }) {
      return .inconclusive(
        history.because(
          "no two requests were asleep together in process \(process); if sleep stops all of its greenlets, name it in "
            + "blocked-by"))
    }
    guard let most = met.map(\.1).max() else { return .inconclusive(history.because("no process was seen")) }
    return .upheld(
      Exercise(
        opportunities: met.reduce(0) { $0 + $1.1 - 1 },
        "\(most.of("request was", "requests were")) asleep together in a process, on greenlets that go on meanwhile"))
  }

  /// The requests that a process had in flight beyond its slots while all of them were in use: each of them could have been
  /// let in too early.
  ///
  /// Who worked on a request is known from its answer. In flight is what the client sees, so the two clocks never meet.
  /// Nobody holds sleepers, so a burst may pass a slow process by: the chances are those of the processes that had some.
  private static func sleepersWaited(_ history: History, _ model: ServerModel) -> Verdict {
    if let gap = history.gap(at: .work) { return gap }
    let slots = model.slotsPerProcess(for: .sleep) ?? 1
    let admission = Admission(of: history, at: .work)
    var waited: [Int] = []
    for process in history.processes.sorted() {
      let inFlight = history.requests.filter { history.process(of: $0) == process }.peak().count
      guard inFlight > slots else { continue }
      let atWork = admission.peak(in: process).count
      guard atWork == slots else {
        return .inconclusive(
          history.because(
            "process \(process) was never seen full while another request waited for it: it ran \(atWork) at once, "
              + "of \(slots.of("slot")); see WK-2 for how many run at once"))
      }
      waited.append(inFlight - slots)
    }
    guard !waited.isEmpty else {
      return .inconclusive(history.because("no request had to wait for \(slots.of("slot")) of its process"))
    }
    let all = waited.reduce(0, +)
    return .upheld(
      Exercise(
        opportunities: all,
        "\(all.of("request was", "requests were")) in flight beyond the \(slots.of("slot")) of "
          + waited.count.of("process", "processes")))
  }
}
