import Histories

extension Property {
  /// CN-1: a process has as many database connections in use at once as its pool has, no fewer and no more; and the whole
  /// server no more than its file says.
  public static let holdsItsConnections = Property(
    "CN-1", "holds as many database connections at once as its pool has, and no more than are promised",
    page: Page(
      why: """
        Postgres has a few connections for everybody, 100 by default, and each process has a pool of its own: processes × \
        pool is what the database has to be sized for. The pool is a bound on queries and on nothing else: more requests \
        than that run, and wait for a connection on their threads. Requests are held in a query, each of which has a \
        connection, and counted there; idle connections are not.
        """,
      mend: """
        Compare the number with the pool's own settings, and count processes. With fewer: look for code that keeps a \
        connection of the pool for longer than its request, or takes two of them. With more: look for a second pool (one for each alias, engine or thread) and for code that connects on its own.
        """,
      django: """
        Django's pool is `OPTIONS: {"pool": {"max_size": 4}}` on psycopg 3, since 5.1, one for each process and database alias; \
        `CONN_MAX_AGE` has to be 0.
        """,
      otherwise:
        "Postgres refuses connections when traffic peaks, or queries wait although it would take more of them.",
      references: [
        "https://docs.djangoproject.com/en/5.2/ref/databases/#connection-pool",
        "https://www.psycopg.org/psycopg3/docs/advanced/pool.html",
        "https://www.postgresql.org/docs/current/runtime-config-connection.html",
      ]),
    inapplicable: Applicability.boundedConnections,
    scenario: { .fill(.gate, of: $0) },
    judge: { history, model in
      if let promised = model.declaredBackends, let evidence = excess(over: promised, in: history) {
        return .violated(evidence)
      }
      guard model.syncSide.isBoundByPool(for: .gate) else { return kept(by: model, in: history) }
      let bound = PromisedSlots(model, for: .gate, noun: "queries")
      if let evidence = bound.excess(in: history) { return .violated(evidence) }
      if let gap = history.gap() { return gap }
      if let evidence = bound.shortfall(in: history) { return .violated(evidence) }
      return bound.exercise(in: history)
    })

  /// Proof that the whole server had more connections in use than are promised. No two queries are in one at the same time.
  private static func excess(over promised: Int, in history: History) -> Evidence? {
    let peak = history.held().peak()
    guard peak.count > promised else { return nil }
    return Evidence(
      "the server had \(peak.count) queries on connections of their own at once where "
        + "\(promised.of("connection is", "connections are")) promised",
      witnesses: Array(peak.prefix(promised + 1)))
  }

  /// That it had as many as are promised, while others waited whose processes had threads for them.
  private static func kept(by model: ServerModel, in history: History) -> Verdict {
    if let gap = history.gap() { return gap }
    let promised = model.declaredBackends ?? 0
    let (peak, sent) = (history.held().peak().count, history.requests.count)
    let threads = model.syncSide.executor.slots(for: .gate) ?? .max
    let waiting = Admission(of: history).refusals(in: nil, room: threads).count
    guard peak == promised, waiting > 0 else {
      return .inconclusive(
        history.because(
          "\(peak) of \(sent.of("request was", "requests were")) in a query together, where "
            + "\(promised.of("connection is", "connections are")) promised"
            + (peak == promised ? ", and none was seen to wait for a connection" : "")))
    }
    return .upheld(
      Exercise(
        opportunities: waiting,
        "\(promised) were in a query together, and \(waiting.of("more request")) waited for a connection"))
  }
}
