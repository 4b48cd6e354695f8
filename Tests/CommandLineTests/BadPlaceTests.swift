import Foundation
import Processes
import TestSupport
import Testing

@Suite("A check whose Postgres cannot be used", .timeLimit(.minutes(10)))
struct BadPlaceTests {
  private func blind(_ arguments: [String], variables: [String: String] = [:]) async throws -> CommandRun.Ended {
    let scratch = try Scratch()
    try scratch.wsgi(1)
    let run = try await CommandRun.start(["check", "--format", "json"] + arguments, in: scratch, variables: variables)
    let ended = await run.end()
    #expect(ended.code == 3)
    #expect(ended.output.contains("\"unobservable\""))
    #expect(scratch.names(in: "tmp").isEmpty)
    let saved = scratch.files(below: ".lockstep/results").map { scratch.text(".lockstep/results/\($0)") }.joined()
    #expect(saved.contains("\"unobservable\""))
    for text in [saved, ended.output, ended.errors] { #expect(!text.contains("hunter2")) }
    await run.process.stop()
    return ended
  }

  @Test("says that nobody answers there, and never shows the password") func refused() async throws {
    let ended = try await blind(["--postgres", "postgresql://me:hunter2@127.0.0.1:1/shop"])
    #expect(ended.output.contains("Connection refused"))
    #expect(ended.output.contains("Start Postgres there"))
  }

  @Test("never shows a password that makes the address unreadable") func unreadable() async throws {
    let scratch = try Scratch()
    try scratch.wsgi(1)
    let ended = try await lockstep("check", "--postgres", "postgresql://me:hunter2@x@127.0.0.1/shop", in: scratch)
    #expect(ended.code == 2 || ended.code == 3)
    #expect(!(ended.output + ended.errors).contains("hunter2"))
  }

  @Test("says that Postgres is not installed") func missing() async throws {
    let ended = try await blind([], variables: ["LOCKSTEP_PG_BIN": "/nonexistent"])
    #expect(ended.output.contains("postgres and initdb are not both found"))
    #expect(ended.output.contains("apt-get install postgresql"))
  }

  @Test("says that the cache cannot be written") func cache() async throws {
    let ended = try await blind([], variables: ["LOCKSTEP_CACHE": "/dev/null/cache"])
    #expect(ended.output.contains("Point LOCKSTEP_CACHE to a folder that can be written to"))
  }
}
