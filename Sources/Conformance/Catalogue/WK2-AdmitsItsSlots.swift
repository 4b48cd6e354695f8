import Histories

extension Property {
  /// WK-2: a WSGI server runs processes × threads blocking requests at once, no fewer and no more; or × greenlets, or one in
  /// each process where a query stops all of them.
  public static let admitsItsSlots = Property(
    "WK-2", "admits exactly processes × threads, or greenlets, blocking requests at once",
    page: Page(
      why: """
        Under WSGI a request holds one thread of one process from its first to its last byte of work. Their number is \
        the whole capacity of the server, and the most Postgres connections that it needs. Greenlets multiply it where \
        they switch while a query runs, and are worth one thread where they do not.
        """,
      mend: """
        With fewer: look for workers that died, for a lock that spans processes, for a pool of database connections \
        that is smaller than the threads. With more: look for a worker class that is not the one you think (gevent, gthread). \
        With greenlets: look at whether the driver waits as they do (psycopg2 needs psycogreen, psycopg 3 needs nothing but \
        PSYCOPG_WAIT_FUNC left alone).
        """,
      otherwise: "Requests queue earlier than planned, or code that was never meant to run beside itself does.",
      references: ["https://docs.gunicorn.org/en/stable/design.html", "https://peps.python.org/pep-3333/"]),
    inapplicable: Applicability.places,
    scenario: { .fill($0.countedView, of: $0) },
    judge: { history, model in
      let bound = PromisedSlots(model, for: model.countedView, noun: "blocking requests")
      if let evidence = bound.excess(in: history) { return .violated(evidence) }
      if let gap = history.gap() { return gap }
      if let evidence = bound.shortfall(in: history) { return .violated(evidence) }
      // How many processes there are is WK-1's question: their bounds are judged as they are, and the product is not kept
      // by others than were declared.
      let promised = bound.inReach.map { $0 * history.processes.count }
      let peak = history.held().peak()
      if let promised, peak.count != promised {
        return .inconclusive(
          history.because(
            "\(peak.count.of("request was", "requests were")) inside together "
              + "where \(promised.of("is", "are")) promised"))
      }
      let verdict = bound.exercise(in: history)
      guard verdict.isUpheld, !model.processes.contains(history.processes.count) else { return verdict }
      return .inconclusive(
        history.because(
          "\(history.processes.count.of("process", "processes")) admitted \(peak.count) where "
            + "\(model.processes.of("process is", "processes are")) declared; see WK-1"))
    })
}
