import Histories

extension Property {
  /// TS-6: nothing bounds how many sync views run at once.
  public static let admitsEveryClient = Property(
    "TS-6", "admits as many sync views as there are clients",
    page: Page(
      why: """
        With a thread for each request a process takes whatever comes: 40 clients are 40 threads and 40 Postgres \
        connections. That is the promise, and also the risk, since nothing but the clients bounds it. Where the file \
        says that a pool bounds the connections, views that need none are counted.
        """,
      mend: """
        With fewer: look for a bound that you did not know of, such as a pool of database connections (declare it as `database: {pool: 4}`), a limit on \
        concurrency, or a default pool of min(32, cpus + 4) threads.
        """,
      otherwise: "Sync requests queue behind a bound that the model says does not exist.",
      references: [
        "https://github.com/encode/django-rest-framework/issues/9035",
        "https://github.com/tournesol-app/tournesol/issues/1716",
      ]),
    inapplicable: Applicability.perRequest,
    scenario: { .crowdOne($0.countedView, of: $0) },
    judge: { history, _ in
      EverybodyInside(noun: "sync views", atLeast: Scenario.crowd, isAboutOneProcess: true).verdict(on: history)
    })
}
