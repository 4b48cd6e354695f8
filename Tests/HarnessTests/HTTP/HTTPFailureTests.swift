import Histories
import Load
import Testing

@testable import Harness

@Suite("A request without an answer", .timeLimit(.minutes(10)))
struct HTTPFailureTests {
  @Test(
    "has a fate, and the words for it",
    arguments: [
      (.refused, .refused, "did not take the connection (Connection refused)"),
      (
        .unconnected("No route to host"), .other("did not take the connection (No route to host)"),
        "did not take the connection (No route to host)"
      ),
      (
        .unaccepted(seconds: 10), .timedOut(nanoseconds: 10_000_000_000, .connection),
        "did not take the connection (it did not accept within 10 s)"
      ),
      (.closed(bytes: nil), .reset, "closed the connection without an answer"),
      (
        .closed(bytes: 0), .cut(bytes: 0), "closed the connection in the middle of an answer, after 0 bytes of its body"
      ),
      (
        .timedOut(seconds: 0.5, bytes: nil), .timedOut(nanoseconds: 500_000_000, .answer),
        "took the connection and gave no answer within 0.5 s"
      ),
      (
        .timedOut(seconds: 120, bytes: 7), .timedOut(nanoseconds: 120_000_000_000, .rest(bytes: 7)),
        "began an answer and did not finish it within 120 s, after 7 bytes of its body"
      ),
      (
        .notHTTP("invalidVersion"), .other("answered something that is not HTTP (invalidVersion)"),
        "answered something that is not HTTP (invalidVersion)"
      ),
      (.tooLarge(limit: 9), .other("answered more than 9 bytes"), "answered more than 9 bytes"),
      (.cancelled, .hungUp, "was not waited for any longer"),
    ] as [(HTTPFailure, ClientFate, String)])
  func fates(_ failure: HTTPFailure, _ fate: ClientFate, _ words: String) {
    #expect(failure.fate == fate)
    #expect(failure.description == words)
  }

  @Test(
    "has the reason for which there was no connection, where there was none",
    arguments: [
      (.refused, "Connection refused"), (.unconnected("No route to host"), "No route to host"),
      (.unaccepted(seconds: 0.5), "it did not accept within 0.5 s"), (.closed(bytes: nil), nil),
      (.timedOut(seconds: 1, bytes: nil), nil), (.notHTTP("x"), nil),
    ] as [(HTTPFailure, String?)])
  func obstacles(_ failure: HTTPFailure, _ reason: String?) { #expect(failure.obstacle == reason) }
}
