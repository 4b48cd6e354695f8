import Glibc
import TestSupport
import Testing

@testable import Processes

@Suite("Clearing dead runs", .timeLimit(.minutes(10)))
struct DeadRunFolderTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func `deletes no directory that was not the run's`() throws {
    let mine = try #require(KnownDirectory(at: try scratch.folder("mine")))
    let other = try scratch.folder("other")
    let folders = [
      "\(mine.device) \(mine.inode + 1) \(mine.path)", "\(mine.device) \(mine.inode) \(other)",
      "\(mine.device) \(mine.inode) \(scratch.file("link"))",
    ]
    symlink(mine.path, scratch.file("link"))
    _ = try scratch.write("kept", to: "mine/file", mode: 0o600)
    let record = RecordText(folders: folders, unfinished: mine.path).text
    _ = try scratch.write(record, to: "lockstep-1.run", mode: 0o600)
    DeadRuns.clear(in: [scratch.path])
    #expect(try entries(of: scratch.path) == ["link", "mine", "other"])
    #expect(exists(mine.path + "/file"))
  }

  @Test func `deletes the directory that was just made when its run was killed`() throws {
    mkdir(scratch.file("half"), 0o700)
    _ = try scratch.write(RecordText(unfinished: scratch.file("half")).text, to: "lockstep-1.run", mode: 0o600)
    DeadRuns.clear(in: [scratch.path])
    #expect(try entries(of: scratch.path) == [])
  }

  @Test func `deletes a record that breaks off before anything was begun`() throws {
    _ = try scratch.write("place ", to: "lockstep-1.run", mode: 0o600)
    DeadRuns.clear(in: [scratch.path, scratch.file("missing")])
    #expect(try entries(of: scratch.path) == [])
  }

  @Test func `is not held up by what is no record`() throws {
    let record = RecordText().text
    let target = try scratch.write(record, to: "target", mode: 0o600)
    symlink(target, scratch.file("lockstep-link.run"))
    mkfifo(scratch.file("lockstep-pipe.run"), 0o600)
    _ = try scratch.folder("lockstep-folder.run")
    _ = try scratch.write(record, to: "lockstep-anybody.run", mode: 0o666)
    chmod(scratch.file("lockstep-anybody.run"), 0o666)
    _ = try scratch.write(record, to: "other.run", mode: 0o600)
    let before = try entries(of: scratch.path)
    DeadRuns.clear(in: [scratch.path])
    #expect(try entries(of: scratch.path) == before)
  }

  @Test(.enabled(if: getuid() == 0, "only root can"))
  func `believes no record of another user's`() throws {
    let data = try #require(KnownDirectory(at: try scratch.folder("data")))
    let record = RecordText(folders: ["\(data.device) \(data.inode) \(data.path)"]).text
    chown(try scratch.write(record, to: "lockstep-1.run", mode: 0o600), 65534, 65534)
    DeadRuns.clear(in: [scratch.path])
    #expect(try entries(of: scratch.path) == ["data", "lockstep-1.run"])
  }
}
