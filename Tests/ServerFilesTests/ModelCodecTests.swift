import Conformance
import Foundation
import Testing

@testable import ServerFiles

@Suite("The codec of models", .timeLimit(.minutes(10)))
struct ModelCodecTests {
  private static let everything = Promises(
    database: .pool(5, overflow: 10), refusesAbove: 4, acceptsAtMost: 64, recyclesAfter: 1000, listens: .perWorker,
    grace: 1500, keepAlive: 65_000)

  static let models: [ServerModel] = [
    .wsgi(processes: 5, threads: 2), .threadPerRequest(processes: 3), .asgi(processes: 1, threadSensitive: .oneThread),
    .asgi(processes: 2, threadSensitive: .pool(6)), .asgi(processes: 2, threadSensitive: .perRequest),
    .split(syncProcesses: 2, threads: 3, asyncProcesses: 1),
    ServerModel(Side(processes: 1...4, .threads(1)), backends: 9),
    ServerModel(Side(processes: 1, .greenlets(Executor.Greenlets(1000, blockedBy: [.query, .web])))),
    ServerModel(Side(processes: 1, .greenlets(Executor.Greenlets(10)), Promises(database: .persistent))),
    ServerModel(Side(processes: 3, .loop(syncViews: .oneThread), everything)),
    ServerModel(
      sync: Side(processes: 2, .threads(1), Promises(database: .perRequest, listens: .shared)),
      async: Side(processes: 1...2, .loop(syncViews: nil), everything), backends: 60),
  ]

  @Test(arguments: models)
  func `reads what it writes as the section of a server file`(model: ServerModel) throws {
    let text = "name: a\ncommand: [serve, -b, \"{host}:{port}\"]\n\(model.section)"
    #expect(try ServerFile.parse(text, file: "a.yaml").model == model)
  }

  @Test(arguments: models)
  func `reads what it writes as JSON`(model: ServerModel) throws {
    #expect(try JSONDecoder().decode(ServerModel.self, from: JSONEncoder().encode(model)) == model)
  }

  @Test(arguments: [
    (
      #"{"gateway": "wsgi", "processes": 1, "threads": 1, "nap": 2}"#,
      #"unknown key "nap"; accepted here: gateway, processes, threads, sync-views, sync, async, backends, database, "#
        + "refuses-above, accepts-at-most, recycles-after, listens, grace, keep-alive"
    ),
    (
      #"{"gateway": "wsgi", "processes": {"least": 1, "most": 2000}, "threads": 1}"#,
      "found 2000; a whole number from 1 to 1000 is accepted"
    ),
    (
      #"{"gateway": "asgi", "processes": 1, "sync-views": "both"}"#,
      #"found "both"; accepted: one-thread, thread-per-request, {pool: 6} or {pool: python-default}"#
    ),
    (
      #"{"gateway": "wsgi", "processes": 1, "threads": null}"#,
      "found null; a whole number from 1 to 1000 is accepted"
    ),
    (#"{"gateway": "wsgi", "processes": 1}"#, "the model has no threads; add it, such as threads: 1"),
  ])
  func `is as strict about JSON`(text: String, sentence: String) {
    #expect {
      try JSONDecoder().decode(ServerModel.self, from: Data(text.utf8))
    } throws: { error in
      guard case DecodingError.dataCorrupted(let context) = error else { return false }
      return context.debugDescription == sentence
    }
  }

  @Test func `says of each promise that no property asks for it`() {
    let model = ServerModel(Side(processes: 1, .threads(1), Promises(recyclesAfter: 5, grace: 30_000)))
    #expect(
      model.notes == [
        "the file promises recycles-after: 5, and no property asks for that yet",
        "the file promises grace: 30s, and no property asks for that yet",
      ])
    #expect(ServerModel.wsgi(processes: 1, threads: 1).notes.isEmpty)
  }
}
