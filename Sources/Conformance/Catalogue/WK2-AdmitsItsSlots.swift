import Histories

extension Property {
  /// WK-2: a WSGI server runs processes × threads blocking requests at once, no fewer and no more.
  public static let admitsItsSlots = Property(
    "WK-2", "admits exactly processes × threads blocking requests at once",
    page: Page(
      why: """
        Under WSGI a request holds one thread of one process from its first to its last byte of work. Their number is \
        the whole capacity of the server, and the most Postgres connections that it needs.
        """,
      mend: """
        With fewer: look for workers that died, for a lock that spans processes, for a pool of database connections \
        that is smaller than the threads. With more: look for a worker class that is not the one you think (gevent, gthread).
        """,
      otherwise: "Requests queue earlier than planned, or code that was never meant to run beside itself does.",
      references: ["https://docs.gunicorn.org/en/stable/design.html", "https://peps.python.org/pep-3333/"]),
    inapplicable: Applicability.threads,
    scenario: { .fill(.gate, of: $0) },
    judge: { history, model in
      let bound = AdmissionBound(slots: model.slotsPerProcess(for: .gate) ?? 1, noun: "blocking requests")
      if let evidence = bound.excess(in: history) { return .violated(evidence) }
      if let gap = history.gap() { return gap }
      if let evidence = bound.shortfall(in: history) { return .violated(evidence) }
      // How many processes there are is WK-1's question: their bounds are judged as they are, and the product is not kept
      // by others than were declared.
      let promised = bound.slots * history.processes.count
      let peak = history.held().peak()
      guard peak.count == promised else {
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
