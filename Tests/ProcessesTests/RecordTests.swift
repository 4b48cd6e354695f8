import Glibc
import Platform
import TestSupport
import Testing

@testable import Processes

@Suite("A supervisor's record", .timeLimit(.minutes(10)))
struct RecordTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func `says what was begun as long as it may be left, and is gone after that`() async throws {
    var launch = scratch.shell("echo ready; exec sleep 60")
    launch.record = scratch.file("lockstep-x.run")
    launch.removing = [try scratch.folder("with a space"), scratch.file("missing")]
    launch.making = scratch.file("made-XXXXXX")
    let process = try await SupervisedProcess.start(launch)
    let record = try #require(RunRecord(contents(of: scratch.file("lockstep-x.run")) + "\n"))
    #expect(record.place == .own)
    #expect(record.kit == Mark(of: getpid()))
    #expect(record.supervisor == Mark(of: process.supervisorID))
    #expect(record.program == Mark(of: process.processID) && record.stopSignal == SIGTERM)
    #expect(record.folders.map(\.path) == [scratch.file("with a space"), process.madeFolder])
    #expect(record.folders.allSatisfy(\.isStillThere) && record.unfinished == nil)
    #expect(RecordFile(locking: scratch.file("lockstep-x.run")) == nil)
    await process.stop()
    #expect(try entries(of: scratch.path) == ["log"])
  }

  @Test func `is nobody else's to read, and not the program's to hold`() async throws {
    var launch = scratch.shell("ls -l /proc/self/fd; exec sleep 60")
    launch.record = scratch.file("lockstep-x.run")
    let process = try await SupervisedProcess.start(launch)
    var facts = stat()
    #expect(lstat(scratch.file("lockstep-x.run"), &facts) == 0 && facts.st_mode & 0o777 == 0o600)
    #expect(await until { process.tail(lines: 9).contains { $0.contains(" 2 -> ") } })
    #expect(!process.tail(lines: 9).contains { $0.contains(".run") })
    await process.stop()
  }

  @Test func `that breaks off anywhere names nothing that it does not name in full`() throws {
    let text = RecordText(program: "12 345 15", folders: ["7 89 /tmp/a b"], unfinished: "/tmp/half").text
    let whole = try #require(RunRecord(text))
    #expect(whole.program == Mark("12 345".split(separator: " ")) && whole.unfinished == "/tmp/half")
    for length in text.indices {
      guard let part = RunRecord(String(text[..<length])) else { continue }
      #expect(part.supervisor == whole.supervisor && part.kit == whole.kit && part.place == whole.place)
      #expect(part.program == nil || part.program == whole.program)
      #expect(part.stopSignal == nil || part.stopSignal == 15)
      #expect(part.folders.isEmpty || part.folders == whole.folders)
      #expect(part.unfinished == nil || part.unfinished == whole.unfinished)
    }
  }

  @Test(arguments: [
    "", "\n", "place\nkit\nsupervisor\n", "place a b\nkit 1 2\nsupervisor 0 0\n",
    "place a b\nkit -5 2\nsupervisor 3 4\n",
    "place a b\nkit 99999999999999 2\nsupervisor 3 4\n", String(repeating: "\u{0}", count: 5000),
  ])
  func `that makes no sense is none`(text: String) {
    #expect(RunRecord(text) == nil)
  }

  @Test(arguments: [
    "folder 1 0 /", "folder x 2 /tmp", "folder 1 2 tmp", "folder 1 2", "folder", "making tmp", "making",
  ])
  func `names no directory that cannot be one of its own`(line: String) {
    let record = RunRecord(RecordText().text + line + "\n")
    #expect(record?.folders == [] && record?.unfinished == nil)
  }
}

/// The text of a record, by default of a kit that has ended and a supervisor that had begun nothing.
struct RecordText {
  var place = "\(MachinePlace.own.boot) \(MachinePlace.own.namespace)"
  // Start times that no process with such a number can have.
  var kit = "4194303 0"
  var supervisor = "4194302 0"
  var program: String?
  var folders: [String] = []
  var unfinished: String?

  var text: String {
    let lines =
      ["place \(place)", "kit \(kit)", "supervisor \(supervisor)"] + folders.map { "folder \($0)" }
      + (program.map { ["program \($0)"] } ?? []) + (unfinished.map { ["making \($0)"] } ?? [])
    return lines.map { "\($0)\n" }.joined()
  }
}
