import Foundation
import TestSupport
import Testing

@Suite("An environment that this machine cannot have", .timeLimit(.minutes(10)))
struct MissingPythonTests {
  @Test("is unobservable with the reason: exit code 3, and 1 if it is to be certified") func unobservable() async throws
  {
    let scratch = try Scratch()
    _ = try scratch.folder("home/fixtures/python/environments")
    try scratch.write("# python: >=3.99\n", to: "home/fixtures/python/environments/future.txt")
    try scratch.write(
      """
      name: future
      environment: future
      command: [uvicorn, "app:app", --port, "{port}"]
      model: {gateway: asgi, processes: 1, sync-views: thread-per-request}
      """, to: "lockstep.yaml")
    let home = ["LOCKSTEP_HOME": scratch.file("home")]
    let ended = try await lockstep("check", in: scratch, variables: home)
    #expect(ended.code == 3)
    let words = ended.output.split { $0.isWhitespace }.joined(separator: " ")
    #expect(words.contains("cannot create the Python environment future: it needs Python >=3.99"))
    #expect(words.contains("! unobservable: RT-3, WK-1"))
    #expect(try await lockstep("check", "--certified", in: scratch, variables: home).code == 1)
  }
}
