import Conformance
import Foundation
import Platform
import Testing

@testable import ServerFiles

@Suite("The kit's own server files", .timeLimit(.minutes(10)))
struct ServerFileFixturesTests {
  private static let models: [String: ServerModel] = [
    "legacy-daphne-1": .asgi(processes: 1, threadSensitive: false),
    "legacy-gunicorn-5": .wsgi(processes: 5, threads: 1),
    "legacy-uvicorn-1": .asgi(processes: 1, threadSensitive: false),
    "legacy-uvicorn-5": .asgi(processes: 5, threadSensitive: false),
    "upgraded331-daphne-1": .asgi(processes: 1, threadSensitive: true),
    "upgraded331-uvicorn-1": .asgi(processes: 1, threadSensitive: true),
    "upgraded331-uvicorn-5": .asgi(processes: 5, threadSensitive: true),
    "django52-daphne-1": .asgi(processes: 1, threadSensitive: .perRequest),
    "django52-gunicorn-5": .wsgi(processes: 5, threads: 1),
    "django52-gunicorn-threads-1x5": .wsgi(processes: 1, threads: 5),
    "django52-uvicorn-1": .asgi(processes: 1, threadSensitive: .perRequest),
    "django52-uvicorn-5": .asgi(processes: 5, threadSensitive: .perRequest),
    "django52-nginx-2": .split(syncProcesses: 2, threads: 1, asyncProcesses: 2),
    "reference-wsgi-1": .wsgi(processes: 1, threads: 1),
    "reference-wsgi-5": .wsgi(processes: 5, threads: 1),
    "reference-wsgi-recycled-2": .wsgi(processes: 2, threads: 1).recycling(after: 25),
    "reference-wsgi-1x5": .wsgi(processes: 1, threads: 5),
    "reference-wsgi-thread-per-request-1": .threadPerRequest(processes: 1),
    "reference-asgi-one-thread-1": .asgi(processes: 1, threadSensitive: true),
    "reference-asgi-one-thread-5": .asgi(processes: 5, threadSensitive: true),
    "reference-asgi-pool-6": .asgi(processes: 1, threadSensitive: .pool(6)),
    "reference-asgi-thread-per-request-1": .asgi(processes: 1, threadSensitive: .perRequest),
    "reference-asgi-thread-per-request-2": .asgi(processes: 2, threadSensitive: .perRequest),
    "reference-asgi-database-pool-2": .asgi(processes: 2, threadSensitive: .perRequest).pooling(4),
    "reference-wsgi-database-pool-1x5": .wsgi(processes: 1, threads: 5).pooling(3),
    "reference-greenlets-1x10": ServerModel(Side(processes: 1, .greenlets(Executor.Greenlets(10)))),
    "reference-greenlets-blocked-2": ServerModel(
      Side(processes: 2, .greenlets(Executor.Greenlets(1000, blockedBy: [.query])))),
    "reference-split-2": .split(syncProcesses: 2, threads: 1, asyncProcesses: 2),
  ]

  @Test(arguments: models.keys.sorted())
  func `promise what their names say`(name: String) throws {
    let file = try ServerFile.load(Fixtures.find().servers + "/\(name).yaml")
    #expect(file.model == ServerFileFixturesTests.models[name])
    let environment = String(name.prefix { $0 != "-" })
    #expect(file.environment == (environment == "reference" ? .none : .environment(environment)))
  }

  @Test func `have names of their own, and a line about each`() throws {
    let folder = try Fixtures.find().servers
    let paths = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }
    let files = try paths.map { try ServerFile.load("\(folder)/\($0)") }
    #expect(Set(files.map(\.name)).count == files.count)
    for file in files { #expect(try String(contentsOfFile: file.file, encoding: .utf8).hasPrefix("# ")) }
  }
}
