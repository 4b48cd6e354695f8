import Histories

extension Property {
  /// CP-1: a closed loop is served as many requests for each length of a request as the model predicts.
  public static let deliversWhatItsModelPredicts = Property(
    "CP-1", "delivers the throughput that its model predicts",
    page: Page(
      why: """
        Every count of requests at once is a promise of throughput: so many at once, each so long. Something that no count \
        has looked at may take some of it away: a lock between two requests, threads that are late to come back, workers \
        that idle while their requests wait. The kit keeps clients busy and makes all requests equally long, by its own \
        clock: at each tick it lets everybody go who is held, the clients send again, and who is inside by the next tick \
        is what one length of a request has delivered. Each process owes as many as it has slots, or as it had clients, \
        if those were fewer. So the figure is the same on a busy machine, and a spread of connections that leaves one \
        process with more clients than another is shown, and is no fault. What a request does before its view begins is \
        invisible here, such as a limit of the rate, or slow middleware.
        """,
      mend: """
        Look at what the process with the empty slot waits for when several requests end at once: how its threads are \
        woken, whether they are started anew, which locks they need before the view begins. With more than promised, where \
        queries keep to the number: a pool of database connections bounds those, and not the threads (declare `database: \
        {pool: 4}`).
        """,
      otherwise: "The server delivers another throughput than the one that your capacity was planned with.",
      references: [
        "https://github.com/django/asgiref/issues/316", "https://en.wikipedia.org/wiki/Queueing_theory",
        "https://en.wikipedia.org/wiki/Lost_wake-up_problem",
      ]),
    strength: .stochastic,
    scenario: { model in
      let metronome = metronome(model)
      return Scenario(
        "keeps \(metronome.clients.of("client")) busy for \(metronome.ticks.of("tick")) of its own clock",
        [.beat(metronome)])
    },
    judge: { history, model in
      let room = model.slotsPerProcess(for: beaten)
      let bound = AdmissionBound(slots: room ?? .max, noun: "requests")
      if let evidence = bound.excess(in: history) { return .violated(evidence) }
      if let gap = history.gap() { return gap }
      let ticks = Ticks(in: history, room: room)
      if let shortfall = ticks.shortfalls.first(where: { $0.ending == .rest }) {
        return .violated(evidence(of: shortfall, room))
      }
      if let doubt = doubt(ticks) { return .inconclusive(history.because(doubt)) }
      return exercise(ticks, model)
    })

  /// Held by a call to another service, so that Postgres has no say in it.
  private static let beaten = View.web

  /// Enough clients to keep all slots busy with some waiting, and a few rounds of them.
  private static func metronome(_ model: ServerModel) -> Metronome {
    let slots = model.slots(for: beaten)
    let clients = slots.map { min($0 + Scenario.surplus, Scenario.crowd) } ?? Scenario.dozen
    return Metronome(
      beaten, clients: clients, ticks: ticks(model, clients: clients), room: model.slotsPerProcess(for: beaten),
      inside: min(clients, slots ?? clients))
  }

  /// A few, or as many as a worker lasts for, should it serve all whom it has room for at each.
  private static func ticks(_ model: ServerModel, clients: Int) -> Int {
    guard let lifetime = model.lifetime else { return 6 }
    let most =
      model.slotsPerProcess(for: beaten).map { (lifetime - Scenario.surplus) / max(1, $0) } ?? lifetime / clients
    return max(2, min(6, most))
  }

  private static func evidence(of shortfall: Ticks.Shortfall, _ room: Int?) -> Evidence {
    let (share, ticks) = (shortfall.share, shortfall.tick + 1)
    let promise = room.map { "of its \($0.of("slot"))" } ?? "where nothing bounds it"
    return Evidence(
      "process \(share.process) had \(share.inside.count.of("request")) inside \(promise) at tick \(ticks), while "
        + "\(share.waiting.count.of("client")) that it served later waited and the server was at rest",
      witnesses: Array(share.inside + share.waiting.prefix(2)))
  }

  /// Why the ticks do not tell what the server delivers.
  private static func doubt(_ ticks: Ticks) -> String? {
    guard !ticks.shares.isEmpty else { return "no tick came" }
    guard let late = ticks.shortfalls.last else { return nil }
    let later = ticks.history.ticks.dropFirst(late.tick + 1)
    // Who came in a little late, and in time wherever the kit waited for longer, was only slow.
    guard later.contains(where: { $0.ending == .full || $0.ending == .rest }), late.ending == .pause else {
      let why = late.ending == .work ? "the server was still at work" : "the kit did not wait for long"
      return
        "process \(late.share.process) had room at tick \(late.tick + 1) for a client that it served later, and \(why)"
    }
    return nil
  }

  private static func exercise(_ ticks: Ticks, _ model: ServerModel) -> Verdict {
    let (served, count) = (ticks.served, ticks.shares.count)
    let slots = model.slots(for: beaten)
    let possible = ticks.possible(slots: slots)
    let delivered = "\(served.of("request was", "requests were")) served in \(count.of("tick"))"
    guard let slots else {
      return .upheld(Exercise(opportunities: served, "\(delivered), all clients at each, as nothing bounds them"))
    }
    guard model.slotsInReach(for: beaten) != nil else {
      let few = "the kit has no clients for \(slots.of("slot"))"
      return served == possible
        ? .upheld(Exercise(opportunities: served, "\(delivered), all clients at each; \(few)"))
        : .inconclusive("\(delivered), where \(possible) could have been; \(few)")
    }
    let spread =
      served == possible
      ? "as many as \(slots.of("slot")) can serve"
      : "and \(possible) with every client at a free slot: the spread over the processes used \(100 * served / possible) %"
    guard ticks.waits > 0 else {
      return .upheld(Exercise(opportunities: served, "\(delivered), \(spread), and none had to wait for a slot"))
    }
    return .upheld(Exercise(opportunities: served, "\(delivered), \(spread)"))
  }
}
