import Testing

@testable import Postgres

@Suite("The comment of a statement", .timeLimit(.minutes(10)))
struct StatementCommentTests {
  let comment = StatementComment(request: "r-1.a_B", process: 12, thread: 3456)

  @Test("says for whom it runs")
  func reading() {
    #expect(StatementComment(parsing: "/*lockstep request=r-1.a_B process=12 thread=3456*/ SELECT 1") == comment)
    #expect(StatementComment(parsing: "\(comment)SELECT 1") == comment)
    #expect(StatementComment(parsing: "\(comment)") == comment)
  }

  @Test("may stand behind those of others")
  func others() {
    #expect(StatementComment(parsing: " /* traced */\n/*dd='1'*/ \(comment)SELECT 1 /* end */") == comment)
  }

  @Test(
    "is not made up",
    arguments: [
      "", "SELECT 1", "/*lockstep request=r1 process=1 thread=", "/*lockstep request=r1 process=1 thread=2",
      "/*lockstep request= process=1 thread=2*/", "/*lockstep request=a'b process=1 thread=2*/",
      "/*lockstep request=r1 thread=2 process=1*/", "/*lockstep request=r1 process=x thread=2*/", "/* other */ SELECT",
      "SELECT '/*lockstep request=r1 process=1 thread=2*/'", "<insufficient privilege>",
      "/*lockstep request=12345678901234567890123456789012345678901 process=1 thread=2*/",
    ])
  func nonsense(text: String) { #expect(StatementComment(parsing: text) == nil) }

  @Test("fits into the least that Postgres keeps of a statement, 100 bytes")
  func length() {
    let longest = StatementComment(
      request: String(repeating: "r", count: 40), process: 4_194_304, thread: 4_194_304)
    #expect(longest.description.utf8.count <= 100)
    #expect(StatementComment(parsing: longest.description) == longest)
  }
}
