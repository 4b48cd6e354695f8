/// What answers mean, which the driver itself does not know: it is told by whoever has written the view that gives them.
package protocol AnswerMeaning: Sendable {
  /// What an answer to a workload's view tells. Throws ``LoadFailure/wrong(_:)`` where it tells nothing.
  func work(in answer: LoadAnswer) throws(LoadFailure) -> (work: LoadRecord.Work, versions: [String: String])

  /// The end of the sentence "the server …" about a request that got no answer.
  func words(for failure: HTTPFailure) -> String
}

/// An answer that arrived whole.
package struct LoadAnswer: Sendable {
  /// The name of the request, and the path that it went to, without its query.
  package var request: String
  package var place: String
  package var status: Int
  package var body: [UInt8]
  /// When the request was sent, and when it was over, in nanoseconds of the kit's clock.
  package var sent: Int
  package var received: Int
}
