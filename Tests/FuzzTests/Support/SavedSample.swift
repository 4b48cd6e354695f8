import Conformance
import Foundation
import Histories
import Planning
import Reporting
import Testing

/// Files as the kit saves them, small and with something of everything.
enum SavedSample {
  /// A history for each kind of model, each judged by a property of its own.
  static var histories: [String] {
    get throws {
      let wsgi = ServerModel.wsgi(processes: 2, threads: 1)
      let asgi = ServerModel.asgi(processes: 1, threadSensitive: .pool(2))
      let split = ServerModel.split(syncProcesses: 1, threads: 1, asyncProcesses: 1)
      let records = [
        try record(.admitsItsSlots, wsgi), try record(.poolAdmitsItsSize, asgi),
        try record(.spreadsNewConnections, wsgi),
        try record(.deliversWhatItsModelPredicts, wsgi), try record(.finishesNestedCalls[0], asgi),
        try record(.routesBySyncAndAsync[0], split),
      ]
      return try records.map { try $0.json() }
    }
  }

  private static func record(_ property: Property, _ model: ServerModel) throws -> SavedHistory {
    let drawn = try Diagram.parse(
      """
      client p1    [a-------]
      client p1       [c-------]
      client p2    [b-------!
      client       [d------->
      p1/t1/b3        [a-]
      p2/t2/b4        [b-]
      p1/t1/b3              [c-]
      lock p1/t1      [d]
      work p1/t1      [a-]
      loop p2/t2      [b-]
      release            a
      started      p9
      ready        p1 p2
      signalled          p1:kill
      gone                    p1:signal9
      gone                    p9:code1
      gone                    p2
      replaced                   p1:p3
      """)
    let history = History(
      drawn.spans, releases: drawn.releases, events: drawn.events, processes: [1, 2], unmet: ["the kit waited"],
      failures: [Failure("b", .error, "the server answered 500", backends: [3, 4])], fates: fates, backendsAtPeak: 4,
      asked: ["a": "gate", "b": "sleep", "c": "identity"], processors: 2)
    return SavedHistory(
      property.id, on: Subject("x", model, versions: ["django": "5.2"]), scenario: property.scenario(model),
      history: history, known: KnownViolation(reason: "a reason", link: "https://example.org"))
  }

  /// What can become of a client, and of a view.
  private static let fates = [
    Fate("a", client: .answered(status: 200), view: .left), Fate("b", client: .answered(status: 500), view: .raised),
    Fate("c", client: .cut(bytes: 12), view: .entered), Fate("d", client: .hungUp, view: .unheard),
    Fate("e", client: .timedOut(nanoseconds: 5_000_000, .rest(bytes: 3)), view: .left),
    Fate("f", client: .timedOut(nanoseconds: 5_000_000, .answer), view: .left),
    Fate("g", client: .other("answered more than 9 bytes"), view: .left), Fate("h", client: .refused, view: .unheard),
  ]

  /// What was found on a server that breaks, keeps and does not show what it promises.
  static var results: [String] {
    get throws {
      let outcomes = try histories.compactMap { try SavedHistory(json: $0.utf8, file: "h.json").judged() }
      let model = ServerModel.wsgi(processes: 2, threads: 1)
      var seen = Figures(promisedBy: model)
      seen.backendsAtPeak = .exactly(9)
      seen.backendsAfter = .exactly(3)
      (seen.syncAtOnce, seen.asyncAtOnce, seen.processes) = (.atLeast(14), .unbounded, .between(1, 4))
      let server = ServerResult(
        name: "x", file: "x.yaml", model: "\(model)", claimed: Figures(promisedBy: model), observed: seen,
        versions: ["django": "5.2"], seconds: 1.5, failure: "a failure", notes: ["a note"])
      let subject = Subject("x", model)
      let drawn = try Diagram.parse("p1/t1 [a--]\np1/t1  [b--]\nrelease   a")
      let more = [
        Outcome(
          "WK-2", on: subject, .violated(Evidence("a claim", witnesses: drawn.spans, releases: drawn.releases)),
          history: "x/WK-2.json"),
        Outcome("WK-1", on: subject, .upheld(Exercise(opportunities: 3, "a summary"))),
        Outcome("WK-3", on: subject, .unobservable("a reason")),
      ]
      let advice = CapacityAdvice(
        server: "x", model: model, cause: .nothingBoundsSyncViews, clients: 120, unit: .atOnce, before: 120,
        options: [AdviceOption(.connectionPool, model, backends: 20, after: 20, example: "an-example")])
      let host = Results.Host(system: "Linux", cpus: 2)
      return [
        try Results(kit: "0.1.0", host: host, postgres: "15.18", servers: [server], outcomes: more, advice: [advice])
          .json(),
        try Results(kit: "0.1.0", host: host, postgres: nil, servers: [server], outcomes: outcomes).json(),
      ]
    }
  }

  /// Does what `lockstep judge` does.
  static func judge(_ bytes: [UInt8]) throws {
    let record = try SavedHistory(json: bytes, file: "h.json")
    guard let outcome = record.judged() else { return }
    let host = Results.Host(system: "Linux", cpus: 2)
    let server = ServerResult(
      name: record.subject.name, file: "h.json", model: "\(record.subject.model)",
      claimed: Figures(promisedBy: record.subject.model),
      observed: Figures(seenIn: [(scenario: record.scenario, history: record.history)]))
    try show(Results(kit: "0.1.0", host: host, postgres: nil, servers: [server], outcomes: [outcome]).advised())
  }

  /// Does what `lockstep report` does, in every form, none of which is to write more than text.
  static func show(_ results: Results) throws {
    for format in Format.allCases {
      let text = try format.render(results)
      let odd = text.unicodeScalars.first {
        $0 != "\n" && ($0.properties.generalCategory == .control || $0 == "\u{202E}")
      }
      #expect(odd == nil, "\(format) shows U+\(String(odd?.value ?? 0, radix: 16))")
      if format == .junit { try JUnit.check(text) }
    }
  }
}
