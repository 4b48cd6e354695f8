import Foundation
import Platform
import Testing

@testable import Postgres

@Suite("The template of a cluster", .timeLimit(.minutes(10)))
struct TemplateTests {
  /// Calls `body` with a folder that is removed afterwards, and variables that make it the cache.
  func withCache(_ more: [String: String] = [:], _ body: (String, Variables) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lockstep-test-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let variables = ["LOCKSTEP_CACHE": "\(folder)/cache"].merging(more) { _, new in new }
    try await body(folder, Variables { variables[$0] ?? Variables.ofProcess[$0] })
  }

  @Test("is made once by two runs that begin at once, and nothing else stays behind")
  func race() async throws {
    try await withCache { folder, variables in
      async let first = EmbeddedCluster.start(named: "race1", variables)
      async let second = EmbeddedCluster.start(named: "race2", variables)
      let clusters = try await [first, second]
      for cluster in clusters { #expect(try await Connection.open(cluster.dsn).query("SELECT 1").count == 1) }
      let kept = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/cache").sorted()
      #expect(kept.count == 2 && kept[0].hasPrefix("postgres-") && kept[1] == "\(kept[0]).lock")
      for cluster in clusters { await cluster.stop() }
    }
  }

  @Test("that a killed run left half-built is not used")
  func partial() async throws {
    try await withCache { folder, variables in
      let version = try await ClusterBinaries.find(variables).version
      let name = "\(folder)/cache/postgres-\(version)-\(ClusterSettings.layout)"
      try FileTree.makeFolder("\(name).partial/data")
      try FileTree.makeFolder("\(name)/data")
      let cluster = try await EmbeddedCluster.start(named: "partial", variables)
      #expect(!FileManager.default.fileExists(atPath: "\(name).partial"))
      await cluster.stop()
    }
  }

  @Test("that cannot be kept is an error that names LOCKSTEP_CACHE")
  func unwritable() async throws {
    try await withCache { folder, _ in
      // A file in the folder's place cannot be written into, not even by root.
      try FileTree.write("", to: "\(folder)/file")
      let error = try await failure {
        try await EmbeddedCluster.start(
          named: "unwritable",
          Variables { name in name == "LOCKSTEP_CACHE" ? "\(folder)/file/cache" : Variables.ofProcess[name] })
      }
      #expect(error.kind == .cluster && error.description.contains("Not a directory"))
      #expect(error.advice?.contains("LOCKSTEP_CACHE") == true)
    }
  }

  @Test("lies in the one cache of the kit, also where XDG_CACHE_HOME is relative")
  func place() async throws {
    try await withCache(["LOCKSTEP_CACHE": "", "XDG_CACHE_HOME": "relative", "HOME": "home"]) { folder, variables in
      let error = try await failure { try await EmbeddedCluster.start(named: "place", variables) }
      #expect(error.kind == .cluster && error.doing == "looking for the cache folder")
    }
  }

  @Test("needs an installed Postgres, and says how to get one")
  func missing() async throws {
    try await withCache(["LOCKSTEP_PG_BIN": "/usr/share"]) { _, variables in
      let error = try await failure { try await EmbeddedCluster.start(named: "missing", variables) }
      #expect(error.description.contains("LOCKSTEP_PG_BIN names /usr/share"))
      #expect(error.advice?.contains("apt-get install postgresql") == true)
    }
  }
}
