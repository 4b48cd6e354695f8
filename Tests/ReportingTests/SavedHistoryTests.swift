import Conformance
import Foundation
import Histories
import Testing

@Suite("A saved history")
struct SavedHistoryTests {
  static let models: [ServerModel] = [
    .wsgi(processes: 5, threads: 1), .wsgi(processes: 1, threads: 5), Sample.oneThread, Sample.poolOfTwo,
    .asgi(processes: 2, threadSensitive: .perRequest), .split(syncProcesses: 2, threads: 3, asyncProcesses: 1),
  ]

  @Test("is readable: sites as lanes, the model as in a server file, steps as words")
  func readable() throws {
    let history = try Diagram.parse(
      """
      client p1        [a-]
      lock p1/t1/b3    [a-]
      up p6 p2 p5 p3 p4
      asked row-gate a
      called wsgi a
      """)
    let subject = Subject("x", Sample.poolOfTwo, versions: ["django": "3.0.14"])
    let scenario = Scenario(
      "holds", [.send(Batch(.rowGate, .each(2), rows: .same)), .awaitInside(.all), .awaitInside(.each(1)), .quiet])
    let text = try SavedHistory("TX-1", on: subject, scenario: scenario, history: history).json()
    #expect(
      text == """
        {
          "format" : 2,
          "history" : {
            "asked" : {
              "a" : "row-gate"
            },
            "backendsAtPeak" : null,
            "events" : [

            ],
            "failures" : [

            ],
            "fates" : [

            ],
            "gateways" : {
              "a" : "wsgi"
            },
            "processes" : [
              1,
              2,
              3,
              4,
              5,
              6
            ],
            "processors" : null,
            "releases" : [

            ],
            "spans" : [
              {
                "ending" : "done",
                "enter" : 17,
                "exit" : 20,
                "request" : "a",
                "site" : "client p1"
              },
              {
                "ending" : "done",
                "enter" : 17,
                "exit" : 20,
                "request" : "a",
                "site" : "lock p1/t1/b3"
              }
            ],
            "ticks" : [

            ],
            "unmet" : [

            ]
          },
          "property" : "TX-1",
          "scenario" : {
            "steps" : [
              {
                "milliseconds" : 50,
                "rows" : "same",
                "send" : "row-gate",
                "to" : {
                  "each" : 2
                }
              },
              {
                "awaitInside" : "all"
              },
              {
                "awaitInside" : {
                  "each" : 1
                }
              },
              "quiet"
            ],
            "title" : "holds"
          },
          "subject" : {
            "hasAsyncViews" : true,
            "model" : {
              "gateway" : "asgi",
              "processes" : 1,
              "sync-views" : {
                "pool" : 2
              }
            },
            "name" : "x",
            "versions" : {
              "django" : "3.0.14"
            }
          }
        }

        """)
  }

  @Test("reads back as it was written, for each property on each model", arguments: models)
  func roundTrip(model: ServerModel) throws {
    let stages = Stage.allCases.enumerated().map { index, stage in
      Span(
        "r\(index)", at: .server(stage, Place(process: 3, thread: 4, backend: 5)), from: index, to: 50, ending: .open)
    }
    let clients = [
      Span("a", at: .client, from: 1, to: 2), Span("b", at: .client(process: 3), from: 1, to: 2, ending: .failed),
    ]
    let history = History(
      stages + clients, releases: [Release("a", at: 2)], ticks: Tick.Ending.allCases.map { Tick($0, at: 3) },
      events: [ServerEvent(3, .started, at: 1), ServerEvent(3, .gone(.signal(9)), at: 2)], processes: [3, 7, 9],
      unmet: ["nobody came"], failures: [Failure("b", .error, "the server answered 500", backends: [7, 8])],
      fates: Sample.fates, backendsAtPeak: 4,
      asked: ["a": "gate"], gateways: ["a": .asgi, "b": .wsgi], processors: 2)
    for property in Catalogue.all {
      let subject = Subject("x", model, versions: ["python": "3.11.2"], hasAsyncViews: false)
      let record = SavedHistory(property.id, on: subject, scenario: property.scenario(model), history: history)
      let back = try SavedHistory(json: record.json().utf8, file: "x.json")
      #expect(back == record)
      #expect(back.judged() == record.judged())
    }
  }

  @Test func `may come from a kit that knew no events, no failures, no fates, no gateways and no processors`() throws {
    let subject = Subject("x", Sample.oneThread)
    let record = SavedHistory("TS-1", on: subject, scenario: Scenario("does", []), history: History([]))
    let old = try record.json().replacing(
      #/\s*"(events|failures|fates|gateways|ticks|processors)" : (null|\[[^\]]*\]|{[^}]*}),/#, with: ""
    )
    .replacing("\"format\" : 2", with: "\"format\" : 1")
    #expect(!["events", "failures", "fates", "gateways", "ticks", "processors"].contains { old.contains($0) })
    #expect(old.contains("\"format\" : 1"))
    #expect(try SavedHistory(json: old.utf8, file: "x.json") == record)
  }

  @Test(
    "keeps each kind of step",
    arguments: [
      Scenario.Step.awaitAnswers, .settle, .quiet, .chain, .open, .awaitInside(.all), .awaitInside(.each(3)),
      .awaitInside(.total(4)),
      .send(Batch(.gate, .each(1))), .send(Batch(.web, .one(2))), .send(Batch(.sleep, .others(3), milliseconds: 9)),
      .send(Batch(.ready, .fresh(4), rows: .distinct)), .send(Batch(.gate, .anywhere(5))),
      .load(Load(.sleep, clients: 2, requests: 9, milliseconds: 7)),
      .beat(Metronome(.web, clients: 8, ticks: 6, room: 3, inside: 6)),
      .beat(Metronome(.web, clients: 12, ticks: 6, room: nil, inside: 12)), .signal(.term, to: .main),
      .signal(.usr1, to: .holder),
    ])
  func steps(step: Scenario.Step) throws {
    let record = SavedHistory(
      "TS-1", on: Subject("x", Sample.oneThread), scenario: Scenario("does", [step]), history: History([]))
    #expect(try SavedHistory(json: record.json().utf8, file: "x.json").scenario.steps == [step])
  }

  @Test(
    "refuses a step that sends what is no signal, or to nobody",
    arguments: [
      #"{"signal": "stop", "to": "main"}"#, #"{"signal": 9, "to": "main"}"#, #"{"signal": "kill", "to": "all"}"#,
      #"{"signal": "kill", "to": {"each": 1}}"#, #"{"signal": "kill"}"#, #"{"signal": null, "to": "main"}"#,
    ])
  func signals(_ text: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Scenario.Step.self, from: Data(text.utf8)) }
  }
}
