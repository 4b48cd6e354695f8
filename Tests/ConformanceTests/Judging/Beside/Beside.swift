import Conformance

/// The properties that are judged by when a quick request was answered that had been sent while others were held.
enum Beside {
  /// Asked of the process that is held, or of another one, in the place of "p?".
  static let pinned =
    own + [
      Judged(
        .answersBesideAHeldProcess, .wsgi(processes: 2, threads: 1),
        [
          "p?": "p2",
          "<late>": "x was not answered by the other processes while a was held in process 1",
          "<unclear>": "it was not seen whether x was answered while process 1 was held",
          "<answered>": "1 request was answered by other processes while one was held",
          "<nobody held>": "no request was seen held", "<nobody asked>": "no other process could be asked",
        ])
    ]

  /// Those that ask the held process itself.
  static let own = [
    Judged(
      .asyncViewsPassHeldSyncViews, .asgi(processes: 1, threadSensitive: .oneThread),
      [
        "p?": "p1",
        "<late>": "the async view of x was not answered by process 1 while 1 sync view was held there",
        "<second late>": "the async view of y was not answered by process 2 while 1 sync view was held there",
        "<unclear>": "it was not seen whether x was answered while all slots were held",
        "<answered>": "1 async view was answered while all sync slots were held",
        "<4 answered>": "4 async views were answered while all sync slots were held",
        "<nobody held>": "process 1 had 0 of its 1 sync slot held",
        "<nobody asked>": "no async request could be sent to a process of the kit's choice",
      ]), loop(.asyncHeld), loop(.asyncBlocking),
  ]

  private static func loop(_ view: View) -> Judged {
    let name = view.rawValue
    return Judged(
      .keepsItsLoopFree(while: view), .asgi(processes: 1, threadSensitive: .perRequest),
      [
        "p?": "p1",
        "<late>": "process 1 did not answer x, an async request, while a was held in its view \(name)",
        "<second late>": "process 2 did not answer y, an async request, while b was held in its view \(name)",
        "<unclear>": "it was not seen whether x was answered while a was held",
        "<answered>": "1 async request was answered while the view \(name) was held in their process",
        "<4 answered>": "4 async requests were answered while the view \(name) was held in their process",
        "<nobody held>": "no \(name) view was held in process 1",
        "<nobody asked>": "no async request could be sent to process 1 while a view was held",
      ])
  }

  /// Asked through a router, of the gateway that is not held.
  private static func routed(slots: Int) -> [Judged] {
    let held = slots == 1 ? "1 request of the other kind was" : "2 requests of the other kind were"
    let those = slots == 1 ? "request" : "requests"
    func words(_ kind: String) -> [String: String] {
      [
        "p?": "p2", "<late>": "x, \(kind) path, was not answered while \(held) held, a among them",
        "<unclear>": "it was not seen whether x was answered while the other side was held",
        "<answered>": "1 request was answered by the other gateway while \(slots) held one of them",
        "<nobody held>": "0 of the \(slots) \(those) that hold the whole side were seen held together",
        "<one held>": "1 of the \(slots) \(those) that hold the whole side were seen held together",
        "<nobody asked>": "nobody asked for the other side",
      ]
    }
    return [
      Judged(
        .routesBySyncAndAsync[0], .split(syncProcesses: 1, threads: slots, asyncProcesses: 1), words("an async"),
        lanes: """
          asked gate a b
          asked async x
          loop p3/t3  [x]
          """),
      Judged(
        .routesBySyncAndAsync[1], .split(syncProcesses: 1, threads: 1, asyncProcesses: slots), words("a sync"),
        lanes: """
          asked async-blocking a b
          asked identity x
          loop p3/t3  [a] [b]
          """),
    ]
  }

  /// Where one request holds all that there is to hold.
  static let one = pinned + routed(slots: 1)

  /// Where it takes two.
  static let two =
    [
      Judged(
        .asyncViewsPassHeldSyncViews, .asgi(processes: 1, threadSensitive: .pool(2)),
        [
          "p?": "p1", "<late>": "the async view of x was not answered by process 1 while 2 sync views were held there",
          "<unclear>": "it was not seen whether x was answered while all slots were held",
          "<answered>": "1 async view was answered while all sync slots were held",
          "<one held>": "process 1 had 1 of its 2 sync slots held",
        ]),
      Judged(
        .answersBesideAHeldProcess, .wsgi(processes: 2, threads: 2),
        [
          "p?": "p2", "<late>": "x was not answered by the other processes while a was held in process 1",
          "<unclear>": "it was not seen whether x was answered while process 1 was held",
          "<answered>": "1 request was answered by other processes while one was held",
          "<one held>": "process 1 had 1 of its 2 slots held",
        ]),
    ] + routed(slots: 2)
}
