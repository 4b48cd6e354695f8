import Histories

extension Property {
  /// TS-1: sync views take turns within a process.
  public static let syncViewsTakeTurns = Property(
    "TS-1", "runs at most one sync view at a time in each process",
    page: Page(
      why: """
        Code that is not thread-safe is called from sync views on the promise that thread-sensitive mode confines it \
        to one thread. asgiref made that mode the default in 3.3.0, and Django asks for it since 3.1.
        """,
      mend: """
        If sync views must take turns, give them one thread; otherwise declare the model that the server really has, and \
        make the code safe for threads.
        """,
      django: """
        With Django up to 3.2, asgiref 3.3.0 or newer gives them one thread; from Django 4.0 on each request has a thread \
        of its own, so declare `thread-per-request`.
        """,
      otherwise: "Two requests run code at the same time that was written for one, in the same process.",
      references: [
        "https://github.com/django/asgiref/blob/main/CHANGELOG.txt", "https://github.com/django/asgiref/issues/218",
        "https://github.com/django/channels/issues/1587",
      ]),
    inapplicable: Applicability.oneThread,
    scenario: { .fill(.gate, of: $0) },
    judge: { history, _ in
      let bound = AdmissionBound(slots: 1, noun: "sync views")
      if let evidence = bound.excess(in: history) { return .violated(evidence) }
      return bound.exercise(in: history)
    })
}
