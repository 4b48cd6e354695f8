import Testing

@testable import Processes

@Suite("Paths", .timeLimit(.minutes(10)))
struct PathTests {
  @Test func `find the first executable of that name`() throws {
    let scratch = try Scratch()
    _ = scratch.folder("tool")
    let (early, late) = (scratch.folder("early"), scratch.folder("late"))
    _ = try scratch.write("", to: "early/tool", mode: 0o644)
    _ = try scratch.write("", to: "late/tool", mode: 0o755)
    #expect(searchPath(for: "tool", in: "\(scratch.path):\(early):\(late)") == late + "/tool")
    #expect(searchPath(for: "tool", in: early) == nil)
    #expect(searchPath(for: "late/tool", in: scratch.path) == nil)
    #expect(searchPath(for: "", in: scratch.path) == nil)
  }

  @Test func `start at the command's directory`() {
    #expect(absolute("bin/app", in: "/srv") == "/srv/bin/app")
    #expect(absolute("/bin/app", in: "/srv") == "/bin/app")
    #expect(absolute("app") == workingDirectory() + "/app")
  }

  @Test func `lead to the kit's own tools, or say where they were looked for`() throws {
    #expect(try Tools.path(of: "lockstep-supervisor").hasSuffix("/lockstep-supervisor"))
    let error = #expect(throws: SpawnError.self) { try Tools.path(of: "lockstep-nonsense") }
    #expect(error?.advice == "run swift build, or set LOCKSTEP_BIN to the folder that holds it")
  }
}
