import Conformance
import Testing

@testable import ServerFiles

@Suite("A server file", .timeLimit(.minutes(10)))
struct ServerFileTests {
  @Test func `says all there is to say about a server`() throws {
    let file = try ServerFile.parse(
      """
      name: uvicorn, five workers
      environment: django52
      command: [uvicorn, "app:app", --port, "{port}", --workers, "5"]
      model:
        gateway: asgi
        processes: 5
        sync-views: thread-per-request
        backends: 60
      variables:
        DATABASE_URL: "{dsn}"
      start-up: 90s
      """, file: "servers/five.yaml")
    #expect(
      file
        == ServerFile(
          name: "uvicorn, five workers", file: "servers/five.yaml", directory: "servers",
          environment: .environment("django52"),
          command: ["uvicorn", "app:app", "--port", "{port}", "--workers", "5"], variables: ["DATABASE_URL": "{dsn}"],
          model: ServerModel(Side(processes: 5, .loop(syncViews: .perRequest)), backends: 60),
          startUp: .seconds(90)))
  }

  @Test(
    arguments: [
      ("one-thread", .oneThread), ("thread-per-request", .perRequest), ("{pool: 6}", .pool(6)),
      ("{pool: python-default}", .pool(PythonDefaults.poolSize)),
    ] as [(String, ThreadSensitivity)])
  func `says where sync views run`(written: String, sensitivity: ThreadSensitivity) throws {
    let file = try parse(model: "{gateway: asgi, processes: 2, sync-views: \(written)}")
    #expect(file.model == .asgi(processes: 2, threadSensitive: sensitivity))
  }

  @Test func `counts processes and threads under WSGI`() throws {
    #expect(try parse(model: "{gateway: wsgi, processes: 1, threads: 5}").model == .wsgi(processes: 1, threads: 5))
    #expect(
      try parse(model: "{gateway: wsgi, processes: 2, threads: per-request}").model == .threadPerRequest(processes: 2))
  }

  @Test(arguments: [
    ("servers/a.yaml", "env/bin/python", "servers/env/bin/python"), ("a.yaml", "env/bin/python", "env/bin/python"),
    ("servers/a.yaml", "/usr/bin/python3", "/usr/bin/python3"), ("/a.yaml", "python", "//python"),
  ])
  func `names a Python from its own directory`(file: String, python: String, expected: String) throws {
    let text = ServerFileTests.text(model: "{gateway: wsgi, processes: 1, threads: 1}") + "\npython: \(python)"
    #expect(try ServerFile.parse(text, file: file).environment == .python(expected))
  }

  @Test func `may begin with a byte order mark and have Windows' line ends`() throws {
    let text = ServerFileTests.text(model: "{gateway: wsgi, processes: 1, threads: 1}")
    let file = try ServerFile.parse("\u{FEFF}" + text.replacing("\n", with: "\r\n"), file: "a.yaml")
    #expect(file.name == "a")
  }

  private func parse(model: String) throws -> ServerFile {
    try ServerFile.parse(ServerFileTests.text(model: model), file: "a.yaml")
  }

  static func text(model: String) -> String { "name: a\ncommand: [serve, \"{port}\"]\nmodel: \(model)" }
}
