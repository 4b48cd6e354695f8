import Testing

@testable import Harness

@Suite("A time limit as Postgres shows it", .timeLimit(.minutes(10)))
struct PostgresTimeoutTests {
  @Test(
    "is read with its unit",
    arguments: [
      ("200ms", Duration.milliseconds(200)), ("1500", .milliseconds(1500)), ("5s", .seconds(5)),
      ("2min", .seconds(120)), ("1h", .seconds(3600)), ("1d", .seconds(86_400)),
    ])
  func reads(_ text: String, _ duration: Duration) {
    #expect(PostgresTimeout(text)?.duration == duration)
  }

  @Test("is none where Postgres says 0, or something that is no time", arguments: ["0", "", "-1", "on", "5 apples"])
  func ignores(_ text: String) {
    #expect(PostgresTimeout(text) == nil)
  }
}
