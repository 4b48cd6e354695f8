import Foundation
import Platform
import TestSupport
import Testing

@testable import Postgres

@Suite("A template that was damaged in the cache", .timeLimit(.minutes(10)))
struct DamagedTemplateTests {
  /// Calls `body` with a cache of its own that holds a whole template, and the path of that.
  private func withTemplate(_ body: (String, Variables) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lockstep-test-\(UUID().uuidString)").path
    defer { FileTree.remove(folder) }
    let variables = Variables { $0 == "LOCKSTEP_CACHE" ? folder : Variables.ofProcess[$0] }
    await (try EmbeddedCluster.start(named: "whole", variables)).stop()
    let name = try FileTree.names(in: folder).first { $0.hasPrefix("postgres-") && !$0.hasSuffix(".lock") }
    try await body("\(folder)/\(try #require(name))", variables)
  }

  private func expectANewOne(_ template: String, _ variables: Variables, after password: String?) async throws {
    let cluster = try await EmbeddedCluster.start(named: "mended", variables)
    #expect(try await Connection.open(cluster.dsn).query("SELECT 1").count == 1)
    await cluster.stop()
    #expect(FileTree.read("\(template)/password") != password)
    let kept = try FileTree.names(in: folder(of: template))
    #expect(kept.count == 2, "of the damaged one something stays: \(kept)")
  }

  /// By relative path and new size; nil for a file that is removed.
  @Test(
    "is made anew",
    arguments: [
      ("data/global/pg_control", 100), ("data/global/pg_control", 0), ("data/PG_VERSION", nil), ("password", nil),
      ("password", 0), ("manifest", nil), ("manifest", 900), ("data/base/1/1259", 8192),
    ] as [(String, off_t?)])
  func damaged(file: String, size: off_t?) async throws {
    try await withTemplate { template, variables in
      let password = FileTree.read("\(template)/password")
      try #require(size.map { truncate("\(template)/\(file)", $0) } ?? unlink("\(template)/\(file)") == 0)
      try await expectANewOne(template, variables, after: password)
    }
  }

  @Test("is made anew when nothing is in it, not even a folder that is empty in a whole one")
  func hollow() async throws {
    try await withTemplate { template, variables in
      let password = FileTree.read("\(template)/password")
      FileTree.remove("\(template)/data/pg_notify")
      try await expectANewOne(template, variables, after: password)
      for name in try FileTree.names(in: template) { FileTree.remove("\(template)/\(name)") }
      try await expectANewOne(template, variables, after: nil)
      try FileTree.write("", to: "\(template)/manifest")
      try FileTree.write("a folder no more", to: "\(template)/data/PG_VERSION")
      try await expectANewOne(template, variables, after: nil)
    }
  }

  @Test("is made anew when a link of the same size stands for a file")
  func link() async throws {
    try await withTemplate { template, variables in
      let password = FileTree.read("\(template)/password")
      let version = try #require(FileTree.read("\(template)/data/PG_VERSION"))
      unlink("\(template)/data/PG_VERSION")
      symlink(String(repeating: "x", count: version.utf8.count), "\(template)/data/PG_VERSION")
      try await expectANewOne(template, variables, after: password)
    }
  }

  @Test("is made anew, once, when only Postgres can tell")
  func contents() async throws {
    try await withTemplate { template, variables in
      let control = "\(template)/data/global/pg_control"
      let password = FileTree.read("\(template)/password")
      #expect(try TemplateManifest(of: template).text.contains("8192 data/global/pg_control\n"))
      try FileTree.write(String(repeating: "\u{0}", count: 8192), to: control)
      try await expectANewOne(template, variables, after: password)
    }
  }

  @Test("is made anew by one of two runs that find it at once")
  func race() async throws {
    try await withTemplate { template, variables in
      unlink("\(template)/data/PG_VERSION")
      async let first = EmbeddedCluster.start(named: "race3", variables)
      async let second = EmbeddedCluster.start(named: "race4", variables)
      let clusters = try await [first, second]
      #expect(clusters[0].dsn.options["password"] == clusters[1].dsn.options["password"])
      for cluster in clusters { await cluster.stop() }
    }
  }

  @Test("is not replaced while another run copies from it")
  func reader() async throws {
    try await withTemplate { template, variables in
      unlink("\(template)/data/PG_VERSION")
      var lock: FileLock? = try await FileLock.acquire("\(template).lock", shared: true, patience: .seconds(5))
      let start = Task { try await EmbeddedCluster.start(named: "reader", variables) }
      // It has looked at the template once it asks for the lock that replacing takes.
      try await eventually("the lock is waited for") { try isAskedFor("\(template).lock") ? true : nil }
      #expect(!FileManager.default.fileExists(atPath: "\(template)/data/PG_VERSION"))
      withExtendedLifetime(lock) { lock = nil }
      await (try start.value).stop()
      #expect(FileManager.default.fileExists(atPath: "\(template)/data/PG_VERSION"))
    }
  }

  @Test("is not copied while another run replaces it")
  func writer() async throws {
    try await withTemplate { template, variables in
      var lock: FileLock? = try await FileLock.acquire("\(template).lock", patience: .seconds(5))
      let start = Task { try await EmbeddedCluster.start(named: "writer", variables) }
      try await eventually("the lock is waited for") { try isAskedFor("\(template).lock") ? true : nil }
      withExtendedLifetime(lock) { lock = nil }
      await (try start.value).stop()
    }
  }

  /// Whether this process has the file open twice: for the lock it holds, and for one it wants.
  private func isAskedFor(_ file: String) throws -> Bool {
    let descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
    return descriptors.filter {
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == file
    }
    .count > 1
  }

  @Test("that is of no use when made anew either is an error that says so")
  func hopeless() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lockstep-test-\(UUID().uuidString)").path
    defer { FileTree.remove(folder) }
    let real = try await ClusterBinaries.find(.ofProcess)
    try FileTree.makeFolder("\(folder)/bin")
    // A Postgres that answers, sets up, and does not run.
    let script = """
      #!/bin/sh
      # Whole words, since a folder's name may have any letters in it.
      case " $* " in *" --version "* | *" --boot "* | *" --check "* | *" --single "* | *" -V "*) exec \(real.postgres) "$@" ;; esac
      echo 'FATAL:  no fun' >&2; exit 1
      """
    try FileTree.write(script, to: "\(folder)/bin/postgres")
    try FileTree.write("#!/bin/sh\nexec \(real.initdb) \"$@\"\n", to: "\(folder)/bin/initdb")
    for path in [folder, "\(folder)/bin", "\(folder)/bin/postgres", "\(folder)/bin/initdb"] { chmod(path, 0o755) }
    let variables = Variables { name in
      ["LOCKSTEP_CACHE": "\(folder)/cache", "LOCKSTEP_PG_BIN": "\(folder)/bin"][name] ?? Variables.ofProcess[name]
    }
    let error = try await failure { try await EmbeddedCluster.start(named: "hopeless", variables) }
    #expect(error.doing == "starting an embedded Postgres, with its template made anew")
    #expect(error.message.contains("no fun") && error.advice?.contains("--postgres DSN") == true)
  }
}
