import Conformance
import Testing

@Suite("TS-7: takes no worker for idle, and none for full, without proof")
struct IdleWorkerUnprovenTests {
  let property = Property.passesFullWorkersBy
  let one = ServerModel.asgi(processes: 2, threadSensitive: .oneThread)

  private static let noWitness =
    "x was not answered before a had been let go, and no request that was sent later shows that another process was idle"

  @Test(
    "is inconclusive without proof that another worker was idle, or that the others were full",
    arguments: [
      Seen(
        "nobody came later",
        """
        client p1  [a----------------]
        client        [x------------]
        client       [y--]
        p1/t1       [a----------]
        release               a
        work p1/t1                  [x]
        work p2/t1     [y]
        """, says: noWitness),
      Seen(
        "the later one was sent at the same moment",
        """
        client p1  [a----------------]
        client        [x------------]
        client        [y--]
        p1/t1       [a----------]
        release               a
        work p1/t1                  [x]
        work p2/t1      [y]
        """, says: noWitness),
      Seen(
        "the later one was answered at the very moment of the release",
        """
        client p1  [a----------------]
        client        [x------------]
        client          [y----]
        p1/t1       [a----------]
        release               a
        work p1/t1                  [x]
        work p2/t1          [y]
        """, says: noWitness),
      Seen(
        "the later one was answered by the same process",
        """
        client p1  [a----------------]
        client        [x------------]
        client          [y--]
        p1/t1       [a----------]
        release               a
        work p1/t1                  [x]
        work p1/t1        [y]
        up p1 p2
        """, says: noWitness),
      Seen(
        "the idle process was the slow one",
        """
        client p1  [a----------------]
        client        [x------------]
        client          [y--]
        p1/t1       [a----------]
        release               a
        work p2/t1                  [x]
        work p2/t1        [y]
        """, says: noWitness),
      Seen(
        "nobody was held",
        """
        client      [x--]
        work p2/t1   [x]
        up p1 p2
        """, says: "no process had all of its sync slots held"),
      Seen(
        "everybody was full",
        """
        client p1  [a---------]
        client p2  [b---------]
        p1/t1       [a-----]
        p2/t1       [b-----]
        release            a
        release             b
        """, says: "every process had all of its sync slots held, so none was idle"),
      Seen(
        "one of three was to be idle, and two were",
        """
        client p1  [a---------]
        client       [x-]
        p1/t1       [a-----]
        release            a
        work p2/t1    [x]
        up p1 p2 p3
        """, says: "1 of 2 processes to be filled had all sync slots held"),
      Seen(
        "only the kit asked, and chose whom",
        """
        client p1  [a---------]
        client p2    [z-]
        p1/t1       [a-----]
        release            a
        work p2/t1    [z]
        """, says: "no quick request was sent"),
      Seen(
        "nobody was asked",
        """
        client p1  [a---------]
        p1/t1       [a-----]
        release            a
        up p1 p2
        """, says: "no quick request was sent"),
      Seen(
        "it was not told who answered",
        """
        client p1  [a---------]
        client       [x-]
        p1/t1       [a-----]
        release            a
        up p1 p2
        """, says: "it was not told which process answered x"),
      Seen(
        "the server was done in time, and the kit was slow to read it",
        """
        client p1  [a----------------]
        client        [x------------]
        client          [y--]
        p1/t1       [a----------]
        release               a
        work p1/t1        [x]
        work p2/t1        [y]
        work p1/t2      [a--------]
        """, says: "it was not seen whether x was answered while others were held"),
      Seen(
        "there is one process",
        """
        client p1  [a---------]
        client       [x-]
        p1/t1       [a-----]
        release            a
        """, says: "1 process answered, and it takes two"),
    ])
  func inconclusive(seen: Seen) throws { #expect(try property.verdict(seen.diagram, one) == seen.inconclusive) }
}
