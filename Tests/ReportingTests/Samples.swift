import Conformance
import Histories
import Planning

/// Small results, judged on diagrams by the catalogue itself.
enum Sample {
  /// What can become of a client and of a view.
  static let fates = [
    Fate("a", client: .answered(status: 200), view: .left), Fate("b", client: .answered(status: 500), view: .raised),
    Fate("c", client: .refused, view: .unheard), Fate("d", client: .reset, view: .entered),
    Fate("e", client: .cut(bytes: 12), view: .left),
    Fate("f", client: .timedOut(nanoseconds: 10_000_000_000, .connection), view: .unheard),
    Fate("g", client: .timedOut(nanoseconds: 500_000_000, .answer), view: .entered),
    Fate("h", client: .timedOut(nanoseconds: 500_000_000, .rest(bytes: 3)), view: .left),
    Fate("i", client: .hungUp, view: .raised), Fate("j", client: .other("answered more than 9 bytes"), view: .left),
  ]
  static let host = Results.Host(system: "Linux", cpus: 2)

  /// A server and its outcomes on the histories of diagrams.
  static func results(_ servers: (ServerResult, [Outcome])...) -> Results {
    Results(
      kit: "0.1.0", host: host, postgres: "15.18", servers: servers.map(\.0), outcomes: servers.flatMap { $0.1 }
    ).advised()
  }

  static func server(
    _ name: String, _ model: ServerModel, versions: [String: String] = [:], seconds: Double = 1.5,
    failure: String? = nil, observed: (inout Figures) -> Void = { _ in }
  ) -> ServerResult {
    var figures = Figures()
    observed(&figures)
    return ServerResult(
      name: name, file: "\(name).yaml", model: "\(model)", claimed: Figures(promisedBy: model), observed: figures,
      versions: versions, seconds: seconds, failure: failure)
  }

  /// A violation that the spans and releases of `diagram` show.
  static func violation(_ claim: String, _ diagram: String) throws -> Verdict {
    let history = try Diagram.parse(diagram)
    return .violated(Evidence(claim, witnesses: history.spans, releases: history.releases))
  }

  /// Two requests that take turns, with processes and threads as the kernel numbers them.
  static let turns = """
    client p48213   [r1-----]
    client p48213    [r2---------]
    p48213/t48217      [r1-]
    p48213/t48217           [r2-]
    release               r1
    """

  static let oneThread = ServerModel.asgi(processes: 1, threadSensitive: .oneThread)
  static let poolOfTwo = ServerModel.asgi(processes: 1, threadSensitive: .pool(2))

  /// A server that keeps its promises.
  static let upheld: Results = {
    let subject = Subject("calm", oneThread, versions: ["django": "3.0.14"])
    let wsgi = Verdict.inapplicable("it is a promise of WSGI servers, and this model is ASGI")
    let server = Sample.server("calm", oneThread, versions: ["django": "3.0.14", "asgiref": "3.3.1"]) {
      ($0.processes, $0.syncAtOnce, $0.syncAtOncePerProcess) = (.exactly(1), .exactly(1), .exactly(1))
      ($0.asyncAtOnce, $0.threadsPerProcess, $0.backendsAtPeak) = (.unbounded, .exactly(1), .exactly(3))
    }
    return results(
      (
        server,
        [
          Outcome(
            "WK-1", on: subject, .upheld(Exercise(opportunities: 4, "4 answers came from 1 process")), seconds: 0.25),
          Outcome("WK-2", on: subject, wsgi), Outcome("WK-5.sleep", on: subject, wsgi),
          Outcome(
            "TS-1", on: subject,
            .upheld(
              Exercise(opportunities: 2, "1 inside at once in each of 1 process, while others waited at 2 releases")),
            seconds: 0.5, history: "calm/TS-1.json"),
          Outcome("TS-4", on: subject, .inapplicable("the model runs sync views on one thread, not on a pool")),
        ]
      ))
  }()

  /// A server that was upgraded: holders of different rows wait for each other.
  static func violated() throws -> Results {
    let subject = Subject("upgraded", poolOfTwo)
    let server = Sample.server("upgraded", poolOfTwo, versions: ["asgiref": "3.3.1"], seconds: 2.125) {
      ($0.processes, $0.syncAtOnce, $0.syncAtOncePerProcess) = (.exactly(1), .exactly(1), .exactly(1))
    }
    let claim = "the server ran 1 of 2 holders of different rows at once; the rest came in only as others were let go"
    return try results(
      (
        server,
        [
          Outcome(
            "TS-3", on: subject, .inconclusive("no answer told the thread of its event loop"), seconds: 0.5),
          Outcome("TX-2", on: subject, violation(claim, turns), seconds: 0.75, history: "upgraded/TX-2.json"),
        ]
      ))
  }

  /// A server that never came up.
  static let unreachable: Results = {
    let reason = "the server exited with code 1 before it listened; look at its log"
    let subject = Subject("gone", oneThread)
    return results(
      (
        server("gone", oneThread, seconds: 0.125, failure: reason),
        [
          Outcome("WK-1", on: subject, .unobservable(reason)), Outcome("TS-1", on: subject, .unobservable(reason)),
          Outcome("TS-4", on: subject, .inapplicable("the model runs sync views on one thread, not on a pool")),
        ]
      ))
  }()
}

extension Sample {
  /// A server whose texts would colour a terminal, turn its direction, or make a document invalid.
  static func hostile() throws -> Results {
    let subject = Subject("ti\u{8}tle", oneThread, versions: ["server": "uvi\u{1B}[31mcorn"])
    let reason =
      "\u{1B}[31mred\u{1B}[0m\u{1B}]0;icon\u{7} title\u{0} end \u{9F}\u{202E}\u{FFFF} <![CDATA[ ]]> & \"quoted\""
    var results = try results(
      (
        Sample.server("ti\u{8}tle", oneThread, versions: subject.versions, failure: "first line\r\nsecond\tline"),
        [
          Outcome("TS-1", on: subject, .inconclusive(reason)), Outcome("TS-2", on: subject, .inapplicable(reason)),
          Outcome("TS-3", on: subject, .unobservable(reason)),
          Outcome("TS-4", on: subject, .upheld(Exercise(opportunities: 1, reason))),
          Outcome("TS-5", on: subject, violation(reason, "p1/t1 [a\u{7}-]"), history: "a\u{1}b.json"),
        ]
      ))
    results.postgres = "15\u{C}.18"
    results.servers[0].notes = ["no\u{8}te\u{202E}"]
    return results
  }
}
