import Glibc
import Platform
import Testing

@Suite("The process table")
struct ProcessTableTests {
  @Test func `reads a name that looks like more fields`() throws {
    let line = "42 (a) S 1 (b) R 7 8 9 0 -1 4194560 1 0 0 0 10 20 30 40 20 0 1 0 12345 0 0"
    let entry = try #require(ProcessTable.Entry(process: 42, stat: line))
    #expect(entry.state == "R")
    #expect((entry.parent, entry.group, entry.session) == (7, 8, 9))
    #expect(entry.started == 12345)
    #expect(entry.used == 100)
    #expect(!entry.hasEnded && entry.exitStatus == nil)
  }

  @Test(arguments: ["", "42", "42 (sh)", "42 (sh) S x 1 1"])
  func `takes no half line`(line: String) {
    #expect(ProcessTable.Entry(process: 42, stat: line) == nil)
  }

  @Test func `knows this process, and that there is none with an impossible number`() {
    #expect(ProcessTable.isAlive(getpid()))
    #expect(!ProcessTable.isAlive(.max))
    #expect(ProcessTable.descendants(of: getppid()).contains(getpid()))
  }

  @Test func `tells how a process has ended that nobody has waited for`() throws {
    let child = try spawn("exit 7")
    // Waits for its end and leaves it there.
    var info = siginfo_t()
    try #require(waitid(P_PID, id_t(child), &info, WEXITED | WNOWAIT) == 0)
    let entry = try #require(ProcessTable.Entry(of: child))
    #expect(entry.hasEnded && !ProcessTable.isAlive(child))
    #expect(entry.exitStatus == 7 << 8)
    waitpid(child, nil, 0)
    #expect(ProcessTable.Entry(of: child) == nil)
  }

  @Test func `counts the processor time of this process, and of what it has waited for`() throws {
    let before = try #require(ProcessTable.Entry(of: getpid())).used
    let child = try spawn("i=0; while [ $i -lt 300000 ]; do i=$((i + 1)); done")
    waitpid(child, nil, 0)
    let after = try #require(ProcessTable.Entry(of: getpid()))
    #expect(after.used > before)
    #expect(after.secondsUsed > 0)
  }

  private func spawn(_ script: String) throws -> pid_t {
    var child: pid_t = 0
    let strings: [String] = ["sh", "-c", script]
    var words: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    try #require(posix_spawn(&child, "/bin/sh", nil, nil, words, environ) == 0)
    return child
  }
}
