import Conformance

/// The properties that are judged by how many requests one process has inside at once.
enum Bounded {
  private static func words(_ views: String) -> [String: String] {
    ["<views>": views, "<nobody inside>": never(1), "<second idle>": never(2)]
  }

  /// With one slot in each process.
  static let one =
    [
      Judged(.syncViewsTakeTurns, .asgi(processes: 1, threadSensitive: .oneThread), words("sync views")),
      Judged(.poolAdmitsItsSize, .asgi(processes: 1, threadSensitive: .pool(1)), words("sync views")),
      Judged(
        .syncCallsGoWhereTheySay[0], .asgi(processes: 1, threadSensitive: .oneThread), words("thread-sensitive calls")),
      Judged(
        .syncCallsGoWhereTheySay[0], .asgi(processes: 1, threadSensitive: .pool(6)), words("thread-sensitive calls")),
      Judged(
        .admitsItsSlots, ServerModel(Side(processes: 1...2, .threads(1))),
        [
          "<views>": "blocking requests", "<nobody inside>": "0 requests were inside together where 1 is promised",
          "<second idle>": "1 request was inside together where 2 are promised",
        ]),
    ] + thread(1)

  /// With two slots in each process.
  static let two: [Judged] = exact.dropLast() + thread(2)

  /// Those that also promise no fewer than their slots; the last one has five of them, on a machine with one processor.
  static let exact = [
    Judged(
      .poolAdmitsItsSize, .asgi(processes: 1, threadSensitive: .pool(2)),
      [
        "<views>": "sync views", "<slots>": "2", "<one inside>": never(1), "<two inside>": never(2),
      ]),
    Judged(
      .admitsItsSlots, ServerModel(Side(processes: 1...2, .threads(2))),
      [
        "<views>": "blocking requests", "<slots>": "2",
        "<one inside>": "1 request was inside together where 2 are promised",
        "<two inside>": "2 requests were inside together where 4 are promised",
      ]),
    Judged(
      .syncCallsGoWhereTheySay[1], .asgi(processes: 1, threadSensitive: .oneThread),
      ["<views>": "calls on the default pool", "<slots>": "5", "<one inside>": never(1)], processors: 1),
  ]

  /// With any number of slots.
  static let any = one + [exact[0], exact[2]]

  /// Those of a worker's threads that leave it to WK-2 whether there were fewer.
  static func thread(_ count: Int) -> [Judged] {
    [
      Judged(.blockingOperationsHold[1], .wsgi(processes: 1, threads: count), words("requests")),
      Judged(.blockingOperationsHold[2], .wsgi(processes: 1, threads: count), words("requests")),
      Judged(.asyncViewsHoldTheirWorker, .wsgi(processes: 1, threads: count), words("async views")),
    ]
  }

  /// Why nothing can be said of a process that nobody waited for.
  static func never(_ process: Int) -> String {
    "process \(process) was never seen full while another request waited for it"
  }
}
