import Foundation
import Platform
import TestSupport
import Testing

@testable import Postgres
@testable import Processes

@Suite("A cluster whose kit and supervisors are killed together", .timeLimit(.minutes(10)))
struct ClusterDeathTests {
  /// Each line a process of the run: its number and start, and whether it is a supervisor.
  private static func note(in file: String, _ cluster: EmbeddedCluster) throws {
    let own = Set(ProcessTable.descendants(of: getpid()))
    let lines = ProcessTable.entries().filter { own.contains($0.process) }.map { entry in
      "\(entry.process) \(entry.started) \(entry.parent == getpid() ? "supervisor" : "program")"
    }
    try FileTree.write(([cluster.socketDSN.host ?? "?"] + lines).joined(separator: "\n"), to: file)
  }

  @Test("is ended by the next start, and its folder deleted")
  func cleared() async throws {
    let notes = FileManager.default.temporaryDirectory.appending(path: "lockstep-test-\(UUID().uuidString)").path
    defer { unlink(notes) }
    await #expect(processExitsWith: .signal(SIGKILL)) { [notes = notes as String] in
      let cluster = try await EmbeddedCluster.start(named: "dead")
      try Self.note(in: notes, cluster)
      // Suspended, so that none of them sees the kit's death before its own.
      for entry in ProcessTable.entries() where entry.parent == getpid() { kill(entry.process, SIGSTOP) }
      _ = withExtendedLifetime(cluster) { kill(getpid(), SIGKILL) }
    }
    let lines = try #require(FileTree.read(notes)).split(separator: "\n")
    let folder = try #require(lines.first.map(String.init))
    let left = lines.dropFirst().map { $0.split(separator: " ") }
    let supervisors = try left.filter { $0.last == "supervisor" }.map { try #require(Mark($0.prefix(2))) }
    let programs = try left.filter { $0.last == "program" }.map { try #require(Mark($0.prefix(2))) }
    #expect(supervisors.count == 2 && programs.count > 2, "Postgres has a few processes, and the folder a keeper")
    #expect(programs.allSatisfy(\.isAlive) && FileManager.default.fileExists(atPath: folder))
    let memory = try #require(FileTree.read("\(folder)/data/postmaster.pid").flatMap(sharedMemory))
    #expect(try memories().contains(memory))
    for supervisor in supervisors where supervisor.isAlive { kill(supervisor.process, SIGKILL) }
    try await eventually("the supervisors are gone") { supervisors.contains(where: \.isAlive) ? nil : true }

    let next = try await EmbeddedCluster.start(named: "next")
    // Another start of these tests may have been the first to see it.
    try await eventually("what it left is gone") {
      programs.contains(where: \.isAlive) || FileManager.default.fileExists(atPath: folder) ? nil : true
    }
    // The kernel frees it with the last process that has it, a moment after that one has gone.
    try await eventually("its shared memory is gone") { try memories().contains(memory) ? nil : true }
    #expect(try await Connection.open(next.dsn).query("SELECT 1").count == 1)
    await next.stop()
  }

  /// The id of the segment that a `postmaster.pid` names in its seventh line, behind the key.
  private func sharedMemory(_ file: String) -> Substring? {
    let lines = file.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.count > 6 ? lines[6].split(separator: " ").last : nil
  }

  /// The ids of all segments of System V's, proc(5).
  private func memories() throws -> [Substring] {
    try #require(FileTree.read("/proc/sysvipc/shm")).split(separator: "\n").compactMap { line in
      line.split(separator: " ").dropFirst().first
    }
  }
}
