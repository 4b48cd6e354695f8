import Conformance
import Testing

@Suite("Backends of requests that overlap: AS-5 and TX-6")
struct BackendTests {
  static let all = [
    Judged(
      .asyncRequestsHaveBackendsOfTheirOwn, .asgi(processes: 1, threadSensitive: .perRequest),
      [
        "<requests>": "async requests",
        "<apart>": "no two async requests were inside a transaction together in process 1",
      ]),
    Judged(
      .requestsHaveBackendsOfTheirOwn, .wsgi(processes: 1, threads: 2),
      ["<requests>": "requests", "<apart>": "no two requests were inside a transaction together"]),
  ]

  @Test(
    "violate when two are one", arguments: all,
    [
      Seen(
        "two threads on one connection",
        """
        client p1  [a-------]
        client p1  [b---------]
        p1/t1/b7    [a-----]
        p1/t2/b7      [b-----]
        """,
        says: """
          a and b were both in a transaction on backend 7
          p1/t1/b7   [a]
          p1/t2/b7    [b]
          """),
      Seen(
        "two on the thread of a loop",
        """
        client p1  [a-------]
        client p1  [b---------]
        p1/t1/b7    [a-----]
        p1/t1/b7      [b-----]
        """,
        says: """
          a and b were both in a transaction on backend 7
          p1/t1/b7   [a]
          p1/t1/b7    [b]
          """),
      Seen(
        "two processes on one connection that a fork handed down, and one request failed",
        """
        client p1  [a-------]
        client p2  [b---------!
        p1/t1/b7    [a-----]
        p2/t1/b7      [b-----]
        """, says: "a and b were both in a transaction on backend 7"),
      Seen(
        "one of the two was seen once, before it was let go",
        """
        client p1  [a-------]
        client p1  [b---------]
        p1/t1/b7    [a]
        p1/t2/b7       [b--]
        release          a
        """, says: "a and b were both in a transaction on backend 7"),
    ])
  func violated(judged: Judged, seen: Seen) throws { try judged.expectViolated(seen) }

  @Test(
    "uphold when they are different ones", arguments: all,
    [
      Seen(
        "two threads",
        """
        client p1  [a-------]
        client p1  [b-------]
        p1/t1/b7    [a---]
        p1/t2/b8    [b---]
        """, says: "1 pair of overlapping <requests> used different backends", opportunities: 1),
      Seen(
        "two on the thread of a loop",
        """
        client p1  [a-------]
        client p1  [b-------]
        p1/t1/b7    [a---]
        p1/t1/b8    [b---]
        """, says: "1 pair of overlapping <requests> used different backends", opportunities: 1),
      Seen(
        "a backend that is used again afterwards",
        """
        client p1  [a-------]
        client p1  [b-------]
        client p1  [c-----------]
        p1/t1/b7    [a---]
        p1/t2/b8    [b---]
        p1/t1/b7         [c-]
        """, says: "1 pair of overlapping <requests> used different backends", opportunities: 1),
      Seen(
        "three threads",
        """
        client p1  [a-------]
        client p1  [b-------]
        client p1  [c-------]
        p1/t1/b7    [a---]
        p1/t2/b8    [b---]
        p1/t3/b9    [c---]
        """, says: "3 pairs of overlapping <requests> used different backends", opportunities: 3),
    ])
  func upheld(judged: Judged, seen: Seen) throws { try judged.expectUpheld(seen) }

  @Test(
    "decide nothing when requests did not meet, or one was not told", arguments: all,
    [
      Seen(
        "transactions that touch, on one backend",
        """
        client p1  [a-------]
        client p1  [b----------]
        p1/t1/b7    [a---]
        p1/t2/b7         [b-]
        """, says: "<apart>"),
      Seen(
        "none was told",
        """
        client p1  [a-------]
        client p1  [b-------]
        p1/t1       [a---]
        p1/t2       [b---]
        """, says: "a did not tell its backend"),
      Seen(
        "one of two was not told",
        """
        client p1  [a-------]
        client p1  [b-------]
        p1/t1/b7    [a---]
        p1/t1       [b---]
        """, says: "b did not tell its backend"),
      Seen(
        "one of three was not told",
        """
        client p1  [a-------]
        client p1  [b-------]
        client p1  [c-------]
        p1/t1/b7    [a---]
        p1/t2/b8    [b---]
        p1/t3       [c---]
        """, says: "c did not tell its backend"),
      Seen(
        "they met in one process and not in the other",
        """
        client p1  [a-------]
        client p1  [b-------]
        client p2  [c-------]
        p1/t1/b7    [a---]
        p1/t2/b8    [b---]
        p2/t1/b9    [c---]
        """, says: "no two <requests> were inside a transaction together in process 2"),
    ])
  func inconclusive(judged: Judged, seen: Seen) throws { try judged.expectInconclusive(seen) }
}
