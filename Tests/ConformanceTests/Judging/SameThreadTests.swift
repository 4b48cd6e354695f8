import Conformance
import Testing

@Suite("One thread for all that a process runs: TS-2 and TS-9.true")
struct SameThreadTests {
  static let model = ServerModel.asgi(processes: 1, threadSensitive: .oneThread)
  static let all = [
    Judged(.syncViewsShareAThread, model, ["<those of>": ""]),
    Judged(.syncCallsGoWhereTheySay[0], model, ["<those of>": "the thread-sensitive calls of "]),
  ]

  @Test(
    "is violated by the first one elsewhere, even one after the other", arguments: all,
    [
      Seen(
        "the second one",
        """
        client p1  [a----]
        client p1  [b----------]
        p1/t1       [a-]
        p1/t2             [b-]
        release         a     b
        """,
        says: """
          process 1 ran <those of>a and b on different threads
          p1/t1   [a]
          p1/t2      [b]
          """),
      Seen(
        "the third one",
        """
        client p1  [a----]
        client p1  [b----------]
        client p1  [c----------------]
        p1/t7       [a-]
        p1/t7             [b-]
        p1/t8                   [c-]
        release         a     b     c
        """,
        says: """
          process 1 ran <those of>a and c on different threads
          p1/t7   [a]
          p1/t8      [c]
          """),
      Seen(
        "in the second process, although a request failed",
        """
        client p1  [a----]
        client p1  [b----------]
        client p2  [c----------!
        client p2  [d----------]
        p1/t7       [a-]
        p1/t7             [b-]
        p2/t8       [c-]
        p2/t9             [d-]
        """, says: "process 2 ran <those of>c and d on different threads"),
    ])
  func violated(judged: Judged, seen: Seen) throws { try judged.expectViolated(seen) }
}
