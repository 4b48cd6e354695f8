import Conformance
import Histories
import Testing

@Suite("The difference between two servers")
struct DifferenceTests {
  static let pooled = """
    client p1  [a----]
    client p1  [b----------]
    client p1  [c----------]
    p1/t1       [a-]
    p1/t2       [b-------]
    p1/t3             [c-]
    release         a
    release               b c
    """
  static let taking = """
    client p1  [a----]
    client p1  [b----------]
    client p1  [c----------------]
    p1/t1       [a-]
    p1/t1             [b-]
    p1/t1                   [c-]
    release         a     b     c
    """

  private func server(
    _ name: String, _ model: ServerModel, _ diagram: String, _ versions: [String: String]
  ) throws -> CheckedServer {
    let history = try Diagram.parse(diagram)
    let subject = Subject(name, model, versions: versions, hasAsyncViews: false)
    let property = Property.poolAdmitsItsSize
    let scenario = property.scenario(model)
    let outcomes = Catalogue.all.filter { $0.scenario(model) == scenario }.map {
      Outcome($0.id, on: subject, $0.verdict(on: history, of: subject))
    }
    var result = ServerResult(
      name: name, file: "\(name).yaml", model: "\(model)", claimed: Figures(promisedBy: model), versions: versions)
    result.observed = Figures(seenIn: [(scenario: scenario, history: history)])
    return CheckedServer(
      result, outcomes: outcomes,
      records: [SavedHistory(property.id, on: subject, scenario: scenario, history: history)])
  }

  private func before() throws -> CheckedServer {
    try server(
      "before", .asgi(processes: 1, threadSensitive: .pool(2)), Self.pooled, ["asgiref": "3.2.10", "django": "3.0.14"])
  }

  private func after() throws -> CheckedServer {
    try server(
      "after", .asgi(processes: 1, threadSensitive: true), Self.taking, ["asgiref": "3.3.1", "django": "3.0.14"])
  }

  @Test func `is a regression when a promise of the first one is broken, though the second one keeps its own`() throws {
    let difference = Difference(from: try before(), to: try after())
    #expect(difference.isRegression)
    #expect(difference.broken.map(\.property) == ["TS-4"])
    #expect(difference.headline == "asgiref 3.2.10 → 3.3.1: sync views at once per process 2 → 1")
    #expect(difference.versions.map(\.description) == ["asgiref 3.2.10 → 3.3.1"])
    #expect(
      difference.figures.filter(\.isLoss).map(\.description) == [
        "sync views at once 2 → 1", "sync views at once per process 2 → 1",
      ])
  }

  @Test func `takes no other rows for the ones that a promise is about`() throws {
    // Whoever locks the same row takes turns, and that says nothing about holders of different rows.
    let model = ServerModel.wsgi(processes: 1, threads: 2)
    let rows = Property.oneHolderOfARow
    let taking = try Diagram.parse(Self.taking)
    let overlapping = try Diagram.parse(Self.pooled)
    let subject = Subject("same", model)
    let records = [
      SavedHistory(rows.id, on: subject, scenario: rows.scenario(model), history: taking),
      SavedHistory(
        "TX-2", on: subject, scenario: Property.holdersOfDifferentRowsOverlap.scenario(model), history: overlapping),
    ]
    let outcomes = ["TX-1", "TX-2"].map {
      Outcome(Property.ID($0), on: subject, .upheld(Exercise(opportunities: 1, "")))
    }
    let result = ServerResult(
      name: "same", file: "same.yaml", model: "\(model)", claimed: Figures(promisedBy: model))
    let server = CheckedServer(result, outcomes: outcomes, records: records)
    #expect(!Difference(from: server, to: server).broken.contains { $0.property == "TX-1" })
  }

  @Test func `takes no requests that the server itself has placed for those that the kit has`() throws {
    // Two of three processes are full, and each keeps a new request: that says nothing about requests to free processes.
    let queueing = try Diagram.parse(
      """
      client p1  [a----------------]
      client p2  [b----------------]
      client        [x------------]
      client        [y------------]
      client          [z--]
      p1/t1       [a----------]
      p2/t1       [b----------]
      release               a b
      work p1/t1                  [x]
      work p2/t1                  [y]
      work p3/t1        [z]
      """)
    let model = ServerModel.asgi(processes: 3, threadSensitive: .oneThread)
    let subject = Subject("same", model, hasAsyncViews: false)
    let scenario = Property.passesFullWorkersBy.scenario(model)
    #expect(Property.passesFullWorkersBy.judge(queueing, model).isViolated)
    #expect(Property.answersBesideAHeldProcess.judge(queueing, model).isViolated)
    let result = ServerResult(
      name: "same", file: "same.yaml", model: "\(model)", claimed: Figures(promisedBy: model))
    let server = CheckedServer(
      result, outcomes: [Outcome("WK-3", on: subject, .upheld(Exercise(opportunities: 1, "")))],
      records: [SavedHistory("TS-7", on: subject, scenario: scenario, history: queueing)])
    #expect(Difference(from: server, to: server).broken.isEmpty)
  }

  @Test func `of a server to itself is none`() throws {
    let difference = Difference(from: try before(), to: try before())
    #expect(!difference.isRegression)
    #expect(difference.versions.isEmpty && difference.figures.isEmpty && difference.broken.isEmpty)
    #expect(difference.headline == "nothing that was seen has changed")
  }

  @Test func `is none between figures that may be the same`() throws {
    func changes(_ old: Figures.Count, _ new: Figures.Count) throws -> [Difference.Change] {
      var (before, after) = (try before(), try before())
      (before.result.observed.syncAtOnce, after.result.observed.syncAtOnce) = (old, new)
      return Difference(from: before, to: after).figures
    }
    #expect(try changes(.exactly(6), .atLeast(6)).isEmpty)
    #expect(try changes(.atLeast(2), .exactly(6)).isEmpty)
    #expect(try changes(.unbounded, .atLeast(6)).isEmpty)
    let more = try changes(.exactly(6), .atLeast(7))
    #expect(more.map(\.description) == ["sync views at once 6 → at least 7"])
    #expect(more.map(\.isLoss) == [false])
    #expect(try changes(.atLeast(7), .exactly(6)).map(\.isLoss) == [true])
    #expect(try changes(.unbounded, .exactly(6)).map(\.isLoss) == [true])
  }

  @Test func `breaks the promise of turns when more run at once than before`() throws {
    let difference = Difference(from: try after(), to: try before())
    #expect(difference.broken.map(\.property) == ["TS-1", "TS-2"])
    #expect(difference.headline == "asgiref 3.3.1 → 3.2.10: TS-1 is broken now")
    #expect(difference.figures.allSatisfy { !$0.isLoss })
    #expect(difference.isRegression)
  }

  @Test func `tells what was mended as well, and no figure that varies from run to run at its head`() throws {
    var (before, after) = (try before(), try before())
    before.outcomes = before.outcomes.map { outcome in
      var outcome = outcome
      if outcome.property == "TS-4" { outcome.verdict = .violated(Evidence("a claim", witnesses: [])) }
      return outcome
    }
    (before.result.observed.backendsAfter, after.result.observed.backendsAfter) = (.exactly(53), .exactly(51))
    let difference = Difference(from: before, to: after)
    #expect(difference.mended.map(\.property) == ["TS-4"])
    #expect(difference.figures.map(\.description) == ["backends afterwards 53 → 51"])
    #expect(difference.headline == "TS-4 is kept now")
    #expect(!difference.isRegression)
    #expect(Difference(from: after, to: before).mended.isEmpty)
  }

  @Test func `takes no lowered claim for a mended server`() throws {
    var before = try self.after()
    before.outcomes = before.outcomes.map { outcome in
      var outcome = outcome
      outcome.subject.model = .asgi(processes: 1, threadSensitive: .pool(2))
      if outcome.property == "TS-1" { outcome.verdict = .violated(Evidence("a claim", witnesses: [])) }
      return outcome
    }
    #expect(Difference(from: before, to: try after()).mended.isEmpty)
  }

  @Test func `names the side that could not be looked at`() throws {
    var lost = try after()
    lost.result.failure = "nothing listened"
    lost.result.observed = Figures()
    (lost.outcomes, lost.records) = ([], [])
    let difference = Difference(from: try before(), to: lost)
    #expect(difference.gaps == ["after: nothing listened"])
    #expect(!difference.isRegression)
  }
}
