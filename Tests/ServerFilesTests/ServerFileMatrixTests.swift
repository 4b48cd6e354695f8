import Conformance
import Environments
import Foundation
import Platform
import Testing

@testable import ServerFiles

@Suite("The server files of the matrix", .timeLimit(.minutes(10)))
struct ServerFileMatrixTests {
  private static let matrix = names(in: "matrix")

  @Test func `are those that there should be`() {
    let every = ["upgraded", "django31", "django32", "django42", "django61"].flatMap { environment in
      ["daphne-1", "gunicorn-5", "uvicorn-1", "uvicorn-5"].map { "\(environment)-\($0)" }
    }
    let current = [
      "daphne-2", "granian-1", "granian-2", "gunicorn-uvicorn-2", "runserver-1", "hypercorn-1", "hypercorn-2",
      "gunicorn-recycled-3", "uvicorn-recycled-2", "uvicorn-pool-1",
    ]
    let others = [
      "starlette-uvicorn-1", "fastapi-uvicorn-1", "fastapi-nginx-uvicorn-2", "flask-gunicorn-5",
      "flask-gunicorn-threads-1x5",
    ]
    let greenlets = ["1", "blocked-2", "connections-1x10"].map { "gevent-gunicorn-\($0)" }
    #expect(Set(Self.matrix) == Set(every + current.map { "django52-\($0)" } + others + greenlets))
  }

  @Test("are named for what is in them, with a line about each", arguments: matrix)
  func name(_ name: String) throws {
    let file = try Self.load("matrix/\(name)")
    #expect(file.name == name)
    #expect(!Self.names(in: "").contains(name), "a file beside the matrix has this name too")
    let words = name.split(separator: "-")
    #expect(file.environment == .environment(words.first == "fastapi" ? "starlette" : String(words.first ?? "")))
    #expect(file.model.processes.only == words.last?.split(separator: "x").first.flatMap { Int($0) })
    let lines = try String(contentsOfFile: file.file, encoding: .utf8).split(separator: "\n")
    #expect(lines.first?.hasPrefix("# ") == true)
    #expect(lines.count { $0.hasPrefix("#") } == 1)
  }

  @Test(
    "claim what their environment's versions are documented to do",
    arguments: matrix.map { "matrix/\($0)" } + names(in: ""))
  func claim(path: String) throws {
    let file = try Self.load(path)
    guard case .environment(let environment) = file.environment, !file.model.isSplit else { return }
    let pins = try LockFile(of: environment, in: Fixtures.find()).pins
    var versions = pins.filter { ["django", "asgiref", "starlette", "anyio", "flask"].contains($0.key) }
    versions["python"] = "3.12"
    versions["server"] = try #require(file.command.first { pins[$0] != nil })
    let found = try #require(Oracle().documentation(of: file.model, on: versions))
    // Nothing is documented of what a file promises beside: command and settings say how long workers last, and what they share.
    let (documented, claimed) = (found.model.sides[0], file.model.sides[0])
    #expect(
      documented.processes == claimed.processes && documented.executor == claimed.executor,
      "\(found.software): \(found.why) (\(found.source))")
  }

  private static func load(_ path: String) throws -> ServerFile {
    try ServerFile.load(Fixtures.find().servers + "/\(path).yaml")
  }

  /// The server files in a folder below `fixtures/servers`.
  private static func names(in folder: String) -> [String] {
    let servers = (try? Fixtures.find().servers) ?? ""
    let files = (try? FileManager.default.contentsOfDirectory(atPath: "\(servers)/\(folder)")) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }
}
