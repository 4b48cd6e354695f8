import Histories

extension Property {
  /// TX-1: a row lock lets one holder past at a time.
  public static let oneHolderOfARow = Property(
    "TX-1", "lets one holder at a time past the same row lock",
    page: Page(
      why: """
        `select_for_update` is how teams make a balance, a stock or a counter safe. It holds only inside a transaction, on \
        one connection: autocommit, a missing `atomic`, or a connection that two requests share undoes it.
        """,
      mend: """
        Lock the row inside a transaction that lasts until the change is written, on a connection of the request's own, and \
        look at what stands between the app and Postgres.
        """,
      django: "Run `select_for_update` inside `transaction.atomic()`.",
      otherwise: "Two requests change the same row at once, and one of the changes is lost.",
      references: [
        "https://docs.djangoproject.com/en/5.2/ref/models/querysets/#select-for-update",
        "https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-ROWS",
      ]),
    restsOnGateway: false, restsOnProcesses: false, inapplicable: Applicability.severalSlots(for: .rowGate),
    scenario: { model in
      Scenario(
        "sends requests that lock the same row, and holds the one that got it",
        [
          .send(
            Batch(
              .rowGate, .each(model.processes.upperBound > 1 ? 1 : min(model.slotsPerProcess(for: .rowGate) ?? 4, 4)),
              rows: .same)),
          .awaitInside(.all), .quiet, .chain,
        ])
    },
    judge: { history, _ in
      let holders = history.held()
      if let (one, other) = holders.firstOverlap() {
        return .violated(
          Evidence("\(one.request) and \(other.request) held the same row at the same time", witnesses: [one, other]))
      }
      if let gap = history.gap() { return gap }
      let waiters = history.spans(at: .lock)
      let contended = waiters.count { waiter in holders.contains { $0.overlaps(waiter) } }
      guard contended > 0 else {
        return .inconclusive(history.because("no request was seen waiting for the row while another one held it"))
      }
      return .upheld(
        Exercise(
          opportunities: contended,
          "\(contended.of("backend was", "backends were")) seen waiting for the row behind its holder"))
    })
}
