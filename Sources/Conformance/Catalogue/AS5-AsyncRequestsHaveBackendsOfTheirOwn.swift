import Histories

extension Property {
  /// AS-5: async requests that overlap never share a Postgres connection.
  ///
  /// A shared connection shows in one of two ways: two requests tell one and the same backend, or a request's transaction
  /// goes on on another backend than it began on, since another request has closed the connection beneath it.
  public static let asyncRequestsHaveBackendsOfTheirOwn = Property(
    "AS-5", "never lets two async requests share a connection",
    page: Page(
      why: """
        Django keeps a connection for each thread, and up to 3.2 the database calls of all async requests of a process go \
        to one thread. Between two awaits another request writes into the open transaction, commits it, or closes the \
        connection, as the start of every request may.
        """,
      mend: """
        Give each request a connection, and keep it for the whole of a transaction; never keep an async connection in a \
        module's global.
        """,
      django: """
        Run Django 4.0 or newer, whose requests have a thread and so a connection each, and keep a transaction within one \
        `sync_to_async` call.
        """,
      otherwise: "One async request commits, or loses, what another one is still writing.",
      references: [
        "https://docs.djangoproject.com/en/5.2/topics/async/#queries-the-orm",
        "https://code.djangoproject.com/ticket/33497",
        "https://www.psycopg.org/psycopg3/docs/advanced/async.html",
      ]),
    inapplicable: {
      [Applicability.loop, Applicability.asyncViews, Applicability.severalConnections(for: .asyncBackend)].first(
        for: $0)
    },
    scenario: { model in
      Scenario(
        "holds async requests inside a transaction after each has read its backend",
        [
          .send(
            Batch(
              .asyncBackend, .each(min(model.slotsPerProcess(for: .asyncBackend) ?? Scenario.few, Scenario.few)))),
          .awaitInside(.all), .open,
        ])
    },
    judge: { history, _ in
      let views = history.held()
      let pairs = views.overlappingPairs()
        .filter { $0.site.place?.backend != nil && $1.site.place?.backend != nil }
      if let (one, other) = pairs.first(where: { $0.site.place?.backend == $1.site.place?.backend }) {
        return .violated(
          Evidence(
            "\(one.request) and \(other.request) were both in a transaction on backend \(one.site.place?.backend ?? 0)",
            witnesses: [one, other]))
      }
      if let evidence = taken(in: history, views) { return .violated(evidence) }
      if let gap = history.gap() { return gap }
      if let untold = views.first(where: { $0.site.place?.backend == nil }) {
        return .inconclusive(history.because("\(untold.request) did not tell its backend"))
      }
      let met = Set(pairs.filter { $0.site.place?.process == $1.site.place?.process }.map { $0.0.site.place?.process })
      if let process = history.processes.sorted().first(where: { !met.contains($0) }) {
        return .inconclusive(
          history.because("no two async requests were inside a transaction together in process \(process)"))
      }
      guard !pairs.isEmpty else { return .inconclusive(history.because("nobody was seen inside")) }
      return .upheld(
        Exercise(
          opportunities: pairs.count, "\(pairs.count.of("pair")) of overlapping async requests used different backends")
      )
    })

  /// A transaction whose backend changed, with another request of its process that was inside meanwhile.
  private static func taken(in history: History, _ views: [Span]) -> Evidence? {
    for failure in history.failures {
      guard let first = failure.backends.first, let last = failure.backends.last, first != last,
        let victim = views.first(where: { $0.request == failure.request }),
        let other = views.first(where: { other in
          other.request != victim.request && other.site.place?.process == victim.site.place?.process
            && other.overlaps(victim)
        })
      else { continue }
      return Evidence(
        "the transaction of \(victim.request) began on backend \(first) and went on on backend \(last), "
          + "beside \(other.request) in the same process",
        witnesses: [victim, other])
    }
    return nil
  }
}
