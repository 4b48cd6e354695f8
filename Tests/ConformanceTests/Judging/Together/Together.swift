import Conformance

/// The properties that are judged by whether all requests that were sent were inside together.
enum Together {
  /// In each process by itself.
  static let each = [
    Judged(
      .asyncViewsOverlap, .asgi(processes: 1, threadSensitive: .perRequest), ["<views>": "async views"]),
    Judged(
      .asyncViewsOverlapBehindSyncMiddleware, .asgi(processes: 1, threadSensitive: .oneThread),
      ["<views>": "async views behind sync middleware"]),
  ]

  /// In the whole server, and how many requests it takes to judge.
  static let whole =
    [
      Judged(
        .holdersOfDifferentRowsOverlap, .asgi(processes: 2, threadSensitive: .perRequest),
        [
          "<views>": "holders of different rows", "<least>": "2",
          "<two apart>": apart(1, 2, "holders of different rows"),
        ]),
      Judged(
        .asyncViewsOverlap, .split(syncProcesses: 2, threads: 1, asyncProcesses: 2),
        ["<views>": "async views", "<least>": "3", "<two apart>": tooFew(2, of: 3)]),
    ] + crowd

  /// Those of which it takes a crowd to judge, and a crowd in one process.
  static let crowd = [
    Judged(
      .admitsEveryClient, .asgi(processes: 1, threadSensitive: .perRequest),
      ["<views>": "sync views", "<least>": "45", "<two apart>": tooFew(2, of: 45)]),
    Judged(
      .syncCallsGoWhereTheySay[0], .asgi(processes: 1, threadSensitive: .perRequest),
      ["<views>": "thread-sensitive calls", "<least>": "45", "<two apart>": tooFew(2, of: 45)]),
  ]

  /// Why requests that were not all inside together prove nothing.
  static func apart(_ some: Int, _ all: Int, _ views: String = "<views>") -> String {
    "\(some) of \(all) \(views) were inside together, and the rest were not kept waiting by a process with room"
  }

  private static func tooFew(_ some: Int, of least: Int) -> String {
    "\(some) requests were seen inside, and it takes \(least) to judge"
  }
}
