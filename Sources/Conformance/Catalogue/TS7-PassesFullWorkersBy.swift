import Histories

extension Property {
  /// TS-7: a new request never waits for a worker whose sync slots are all held, while another worker has nothing to do.
  public static let passesFullWorkersBy = Property(
    "TS-7", "does not queue a fast sync view behind a slow one while another worker idles",
    page: Page(
      why: """
        An event loop that accepts connections without a look at its threads takes requests that its busy sibling, or it \
        itself, has no thread for. All workers but one are filled with slow sync views, and some hundred fast ones follow \
        on new connections, a few in each round. The verdict "violated" is never chance: it shows a fast view that began \
        only once the slow one in front of it had ended, and another worker that answered a later one meanwhile. Of \
        upheld runs it is said by chance: a server that hands a full worker each new connection with a probability of \
        p or more, whatever came before, is missed with (1 - p) to the power of their number, for 100 and p = 1/8 in \
        1.6 of a million runs. Where a worker takes a round of connections whole, the rounds count: five such workers, \
        chosen evenly, are missed in one of ten million runs. Where workers are replaced after few requests there are as few \
        as one of them lasts for.
        """,
      mend: """
        Give each request a thread of its own, or put a proxy in front that knows how busy each worker is.
        """,
      django: """
        Django 4.0 and newer give each request a thread of its own; under WSGI, blocking workers accept only when they are \
        free.
        """,
      starlette: """
        Starlette and FastAPI run `def` endpoints on AnyIO's limiter of 40 threads: give it more, make endpoints `async \
        def`, or say in the file how the workers listen (`listens: shared`), if nobody counts on more than that.
        """,
      otherwise: "Fast requests wait for the slowest views of the worker they happen to hit, while other workers idle.",
      references: [
        "https://github.com/django/asgiref/issues/218", "https://github.com/django/channels/pull/1582",
        "https://github.com/Kludex/uvicorn-worker/issues/34",
      ]),
    strength: .stochastic,
    inapplicable: { [Applicability.loop, Applicability.severalProcesses, Applicability.passesOn].first(for: $0) },
    scenario: { model in
      let slots = model.slotsPerProcess(for: model.countedView) ?? Scenario.few
      let inRound = quickInRound * max(1, model.processes.upperBound)
      // Should full workers take all of a round, the request behind it shows that the one that was left out is idle.
      let round: [Scenario.Step] = [
        .send(Batch(.identity, .fresh(quickInRound))), .settle, .send(Batch(.identity, .one(1))),
      ]
      let rounds = repeatElement(round, count: rounds(model, inRound: inRound, slots: slots))
      return Scenario(
        "fills all processes but one, and sends \(rounds.count) rounds of quick requests on new connections",
        [.send(Batch(model.countedView, .others(slots))), .awaitInside(.all)] + rounds.joined() + [
          .awaitAnswers, .open,
        ])
    },
    judge: { history, model in
      if let disturbance = history.disturbance { return disturbance }
      let processes = history.processes
      guard processes.count > 1 else {
        return .inconclusive(
          history.because("\(processes.count.of("process", "processes")) answered, and it takes two"))
      }
      return FullWorkers(in: history, slotsPerProcess: model.slotsPerProcess(for: model.countedView)).verdict
    })

  /// Enough for all quick requests, or as many as a worker lasts for: the idle one has a connection found for each round, and
  /// any of them may get all new requests.
  private static func rounds(_ model: ServerModel, inRound: Int, slots: Int) -> Int {
    let all = (quickInAll + inRound - 1) / inRound
    guard let lifetime = model.lifetime else { return all }
    return max(1, min(all, lifetime / (inRound + 2), (lifetime - 2 * slots) / inRound))
  }

  /// How many quick requests there are at least, enough for a rare mistake to be met.
  private static let quickInAll = 100
  /// How many quick requests a round has for each process: more than one, so that an idle worker is seen to go on.
  private static let quickInRound = 2
}
