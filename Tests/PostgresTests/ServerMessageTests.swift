import Testing

@testable import Postgres

@Suite("The text of a failed connection", .timeLimit(.minutes(10)))
struct ServerMessageTests {
  @Test("has its SQLSTATE taken out")
  func refused() {
    let message = ServerMessage(
      verbose: """
        connection to server at "127.0.0.1", port 5432 failed: FATAL:  28P01: password authentication failed for "x"
        LOCATION:  auth_failed, auth.c:326
        """)
    #expect(message.sqlState == "28P01")
    #expect(
      message.text
        == #"connection to server at "127.0.0.1", port 5432 failed: FATAL: password authentication failed for "x""#
    )
  }

  @Test("is kept on one line when nobody answered")
  func silent() {
    let message = ServerMessage(verbose: "connection failed: Connection refused\n\tIs the server running?\n")
    #expect(message.sqlState == nil)
    #expect(message.text == "connection failed: Connection refused. Is the server running?")
  }
}
