import Glibc
import Platform
import TestSupport
import Testing

@Suite("Paths", .timeLimit(.minutes(10)))
struct PathTests {
  @Test func `find the first executable of that name`() throws {
    let scratch = try Scratch()
    let (early, late) = (scratch.path + "/early", scratch.path + "/late")
    for folder in [early, late, scratch.path + "/tool"] { try FileTree.makeFolder(folder) }
    for folder in [early, late] { try FileTree.write("", to: "\(folder)/tool") }
    try #require(chmod("\(late)/tool", 0o755) == 0)
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

  @Test func `lie in a folder`() {
    #expect(folder(of: "/a/b") == "/a")
    #expect(folder(of: "/a") == "/")
    #expect(folder(of: "a") == ".")
    #expect(folder(of: "/") == "/")
  }
}
