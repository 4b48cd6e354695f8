import Conformance
import Testing

@Suite("TS-9.false: runs what async views call with thread_sensitive=False on a default pool")
struct InsensitiveCallsUseThePoolTests {
  let property = Property.syncCallsGoWhereTheySay[1]
  let model = ServerModel.asgi(processes: 1, threadSensitive: .oneThread)

  /// The pool has five threads on a machine with one processor. `inside` calls are there at first, two more wait.
  static func run(inside: Int) -> String {
    let names = (1...(inside + 2)).map { "r\($0)" }
    let first = names.prefix(inside).enumerated().flatMap { index, name in
      ["client p1  [\(name)------]", "p1/t\(index)       [\(name)--]", "release              \(name)"]
    }
    let rest = names.suffix(2).enumerated().flatMap { index, name in
      [
        "client p1  [\(name)-----------------]", "p1/t\(index)                     [\(name)--]",
        "release                            \(name)",
      ]
    }
    return (first + rest).joined(separator: "\n")
  }

  @Test func `is violated when one more than the pool has threads ran at once`() throws {
    let verdict = try property.verdict(Self.run(inside: 6), model, processors: 1)
    #expect(verdict.reason == "process 1 ran 6 calls on the default pool at once where 5 are promised")
    #expect(verdict.evidence?.witnesses.count == 6)
  }

  @Test func `is upheld when the pool was full and others waited`() throws {
    #expect(
      try property.verdict(Self.run(inside: 5), model, processors: 1).exercise?.summary
        == "5 inside at once in each of 1 process, while others waited at 5 releases")
  }

  @Test func `takes the size from the machine that the history comes from`() throws {
    #expect(try property.verdict(Self.run(inside: 6), model, processors: 1).isViolated)
    #expect(try property.verdict(Self.run(inside: 6), model, processors: 2).isUpheld)
    #expect(
      try property.verdict(Self.run(inside: 5), model)
        == .inconclusive("the history does not say how many processors sized the pool"))
  }
}
