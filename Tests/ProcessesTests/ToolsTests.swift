import Testing

@testable import Processes

@Suite("The kit's own tools")
struct ToolsTests {
  @Test func `are found, or it is said where they were looked for`() throws {
    #expect(try Tools.path(of: "lockstep-supervisor").hasSuffix("/lockstep-supervisor"))
    let error = #expect(throws: SpawnError.self) { try Tools.path(of: "lockstep-nonsense") }
    #expect(error?.advice == "run swift build, or set LOCKSTEP_BIN to the folder that holds it")
  }
}
