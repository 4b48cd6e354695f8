import Histories

extension Property {
  /// TX-2: locks on different rows do not make requests wait for each other.
  public static let holdersOfDifferentRowsOverlap = Property(
    "TX-2", "lets holders of different rows overlap, up to the model's bound",
    page: Page(
      why: """
        Row locks are chosen over table locks so that requests for different rows do not meet. A lock that is wider than \
        it looks, such as a table lock or a lock on a parent row, serialises traffic that should be independent.
        """,
      mend:
        "Look for LOCK TABLE, for FOR UPDATE over joins (name the table: `OF`), for advisory locks with one key for all.",
      django: "Django's `select_for_update` takes the table as `of=`.",
      otherwise: "Requests for different rows wait for each other, and throughput falls to one at a time.",
      references: [
        "https://www.postgresql.org/docs/current/explicit-locking.html",
        "https://docs.djangoproject.com/en/5.2/ref/models/querysets/#select-for-update",
      ]),
    inapplicable: Applicability.severalSlots(for: .rowGate),
    scenario: { model in
      let rowsPerProcess = 100 / max(1, model.processes.upperBound)
      return Scenario(
        "sends requests that lock a row each, as many as there are slots",
        [
          .send(
            Batch(
              .rowGate, .each(min(model.slotsInReach(for: .rowGate) ?? Scenario.few, rowsPerProcess)),
              rows: .distinct)),
          .awaitInside(.all), .open,
        ])
    },
    judge: { history, model in
      EverybodyInside(noun: "holders of different rows", room: model.slotsPerProcess(for: .rowGate)).verdict(
        on: history)
    })
}
