import Conformance
import Foundation
import Platform
import Postgres
import TestSupport
import Testing

@testable import Harness
@testable import Processes

@Suite("A run of the kit", .timeLimit(.minutes(10)))
struct KitTests {
  @Test("has a directory that is gone with it") func directory() async throws {
    let path = try await withKit { kit in
      #expect(FileManager.default.fileExists(atPath: kit.directory.path))
      return kit.directory.path
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test("begins with clearing what dead runs have left") func deadRuns() async throws {
    try await withKit { kit in
      let scratch = try kit.directory.scratch(for: "dead")
      let left = try #require(KnownDirectory(at: scratch))
      let place = MachinePlace.own
      // Of a kit that has ended: no process with such a number has that start.
      let record = """
        place \(place.boot) \(place.namespace)
        kit 4194303 0
        supervisor 4194302 0
        folder \(left.device) \(left.inode) \(left.path)\n
        """
      let path = try #require(RecordFile.newPath())
      try Data(record.utf8).write(to: URL(filePath: path + "-new"))
      try #require(chmod(path + "-new", 0o600) == 0 && rename(path + "-new", path) == 0)
      let next = try await Kit.open(in: .dsn(kit.database.dsn))
      // Another kit on this machine may have been the first to see it.
      try await eventually("what was left is gone") { !FileManager.default.fileExists(atPath: scratch) }
      await next.close()
    }
  }

  @Test("does not hand the kit's own settings to the server") func environment() async throws {
    try await withKit { kit in
      let variables = kit.environment(applicationName: "a", token: "t")
      let own = ["LOCKSTEP_TOKEN", "LOCKSTEP_UPSTREAM", "LOCKSTEP_DSN", "LOCKSTEP_SCHEMA"]
      #expect(Set(variables.keys.filter { $0.hasPrefix("LOCKSTEP_") }) == Set(own))
      #expect(variables["PGAPPNAME"] == "a")
      #expect(variables["LOCKSTEP_TOKEN"] == "t")
    }
  }

  @Test("can be there twice at once") func twice() async throws {
    try await withKit { one in
      try await withKit { two in
        #expect(one.database.schema != two.database.schema)
        #expect(one.directory.path != two.directory.path)
        async let first = one.check(.wsgi(running: 1, declared: 1))
        async let second = two.check(.wsgi(running: 1, declared: 1))
        for results in [try await first, try await second] {
          #expect(results.outcomes.allSatisfy { $0.verdict.isUpheld || $0.verdict.isInapplicable })
        }
      }
    }
  }
}
