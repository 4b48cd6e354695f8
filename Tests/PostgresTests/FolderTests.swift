import Platform
import Testing

@testable import Postgres

@Suite("The folder of a cluster", .timeLimit(.minutes(10)))
struct FolderTests {
  @Test("has a path that leaves room for a socket's")
  func length() {
    #expect(RunFolder.suits("/tmp", owner: nil))
    #expect(!RunFolder.suits("/" + String(repeating: "x", count: 80), owner: nil))
    #expect(!RunFolder.suits("relative", owner: nil))
  }

  @Test("lies where Postgres' own user can get, else in /tmp")
  func fallback() async throws {
    let folder = try await RunFolder.make(owner: nil, Variables { _ in "/" + String(repeating: "x", count: 80) })
    #expect(folder.path.hasPrefix("/tmp/lockstep-"))
    await folder.remove()
    let closed = try await RunFolder.make(owner: nil, .ofProcess)
    #expect(!RunFolder.suits("\(closed.path)", owner: Account(named: "nobody")))
    await closed.remove()
  }

  @Test("says when Postgres is ready")
  func ready() {
    let lines = "4242\n/data\n1700000000\n5432\n/run\n127.0.0.1\n 16254299         9\n"
    #expect(PostmasterFile("\(lines)ready   \n")?.isReady(4242) == true)
    #expect(PostmasterFile("\(lines)ready   \n")?.isReady(4243) == false)
    #expect(PostmasterFile("\(lines)starting\n")?.isReady(4242) == false)
    #expect(PostmasterFile("4242\n/data\n")?.isReady(4242) == false)
    #expect(PostmasterFile("") == nil)
  }
}
