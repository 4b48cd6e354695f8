import Glibc
import TestSupport
import Testing

@testable import Processes

@Suite("A temporary folder", .timeLimit(.minutes(10)))
struct TemporaryFolderTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func `is there for this user only, and gone with all that is in it`() async throws {
    let folder = try await TemporaryFolder.make(in: scratch.path)
    var facts = stat()
    #expect(lstat(folder.path, &facts) == 0 && facts.st_mode & 0o777 == 0o700 && facts.st_uid == geteuid())
    #expect(folder.path.utf8.count == scratch.path.utf8.count + TemporaryFolder.addedLength)
    mkdir(folder.path + "/below", 0o700)
    symlink(scratch.path, folder.path + "/below/link")
    await folder.remove()
    #expect(!exists(folder.path) && exists(scratch.path))
  }

  enum Squatter: CaseIterable { case folder, linkToFolder, file, linkToNothing }

  @Test(arguments: Squatter.allCases)
  func `leaves alone whatever has the name already`(squatter: Squatter) async throws {
    let precious = try scratch.folder("precious")
    _ = try scratch.write("kept", to: "precious/file", mode: 0o600)
    // Under all names that can be drawn.
    let names = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".map { "run-\($0)" }
    for name in names {
      switch squatter {
      case .folder:
        _ = try scratch.folder(name)
        _ = try scratch.write("kept", to: "\(name)/file", mode: 0o600)
      case .linkToFolder: symlink(precious, scratch.file(name))
      case .file: _ = try scratch.write("kept", to: name, mode: 0o600)
      case .linkToNothing: symlink(scratch.file("nothing"), scratch.file(name))
      }
    }
    let error = await #expect(throws: SpawnError.self) {
      _ = try await TemporaryFolder.make(from: scratch.file("run-X"), record: scratch.file("lockstep-x.run"))
    }
    #expect(error?.found == "no directory can be made in \(scratch.path) (File exists)")
    #expect(try entries(of: scratch.path) == (names + ["precious"]).sorted())
    #expect(squatter != .folder || names.allSatisfy { exists(scratch.file("\($0)/file")) })
    #expect(contents(of: precious + "/file") == "kept")
  }

  @Test func `that somebody has replaced is not deleted`() async throws {
    let folder = try await TemporaryFolder.make(in: scratch.path)
    try #require(rename(folder.path, scratch.file("moved")) == 0)
    mkdir(folder.path, 0o700)
    await folder.remove()
    #expect(exists(folder.path))
  }

  @Test func `whose supervisor is killed is deleted by the kit`() async throws {
    let record = scratch.file("lockstep-x.run")
    let folder = try await TemporaryFolder.make(from: scratch.file("run-XXXX"), record: record)
    let supervisor = try #require(processes(withArgument: scratch.file("run-XXXX")).first)
    #expect(exists(record))
    kill(supervisor, SIGKILL)
    await folder.remove()
    #expect(!exists(folder.path) && !exists(record))
  }

  @Test func `that cannot be made is an error that says where and why`() async throws {
    let error = await #expect(throws: SpawnError.self) {
      _ = try await TemporaryFolder.make(in: scratch.file("missing"))
    }
    #expect(error?.found == "no directory can be made in \(scratch.file("missing")) (No such file or directory)")
    #expect(error?.advice.contains("TMPDIR") == true)
  }

  @Test func `is gone when its kit is killed, at whatever moment`() async throws {
    for round in 0..<12 {
      await #expect(processExitsWith: .signal(SIGKILL)) { [parent = scratch.path as String, round = round as Int] in
        let making = Task { try await TemporaryFolder.make(in: parent) }
        // From before the fork to after the directory is there.
        usleep(useconds_t(round * 300))
        kill(getpid(), SIGKILL)
        await (try making.value).remove()
      }
      let (parent, supervisors) = (scratch.path, { processes(withArgument: "\(scratch.path)/lockstep-XXXXXXXX") })
      #expect(await until { supervisors().isEmpty })
      #expect(try entries(of: parent) == [])
    }
  }
}
