import Histories

extension Property {
  /// TX-6: requests that overlap never share a Postgres backend.
  public static let requestsHaveBackendsOfTheirOwn = Property(
    "TX-6", "never lets two overlapping requests use one backend",
    page: Page(
      why: """
        A connection is a transaction, a search path, a set of locks. Two requests on one connection see each other's \
        uncommitted rows and commit each other's work. Drivers make it invisible: they queue the statements of two threads.
        """,
      mend: """
        Keep connections in what follows the request (the framework's own handler, a pool that hands out a connection for \
        a whole transaction), never in a module's global.
        """,
      django: "Django's own handler does, and so does what is kept in `asgiref.local.Local`.",
      otherwise: "One request commits, or rolls back, what another one is still writing.",
      references: [
        "https://www.psycopg.org/docs/usage.html#thread-and-process-safety",
        "https://code.djangoproject.com/ticket/33497",
      ]),
    restsOnGateway: false, inapplicable: Applicability.severalSlots(for: .backend),
    scenario: { model in
      Scenario(
        "holds requests inside a transaction after each has read its backend",
        [
          .send(Batch(.backend, .each(min(model.slotsPerProcess(for: .backend) ?? Scenario.few, Scenario.few)))),
          .awaitInside(.all), .open,
        ])
    },
    judge: { history, model in
      let views = history.held()
      let pairs = views.overlappingPairs()
        .filter { $0.site.place?.backend != nil && $1.site.place?.backend != nil }
      if let (one, other) = pairs.first(where: { $0.site.place?.backend == $1.site.place?.backend }) {
        return .violated(
          Evidence(
            "\(one.request) and \(other.request) were both in a transaction on backend \(one.site.place?.backend ?? 0)",
            witnesses: [one, other]))
      }
      if let gap = history.gap() { return gap }
      if let untold = views.first(where: { $0.site.place?.backend == nil }) {
        return .inconclusive(history.because("\(untold.request) did not tell its backend"))
      }
      guard !pairs.isEmpty else {
        return .inconclusive(history.because("no two requests were inside a transaction together"))
      }
      let met = Set(pairs.filter { $0.site.place?.process == $1.site.place?.process }.map { $0.0.site.place?.process })
      if model.slotsPerProcess(for: .backend) != 1,
        let process = history.processes.sorted().first(where: { !met.contains($0) })
      {
        return .inconclusive(
          history.because("no two requests were inside a transaction together in process \(process)"))
      }
      return .upheld(
        Exercise(
          opportunities: pairs.count, "\(pairs.count.of("pair")) of overlapping requests used different backends"))
    })
}
