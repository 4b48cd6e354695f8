/// What answers mean, which the driver itself does not know: it is told by whoever has written the view that gives them.
package protocol AnswerMeaning: Sendable {
  /// What an answer to a workload's view tells. Throws ``LoadFailure/wrong(_:)`` where it tells nothing.
  func work(in answer: LoadAnswer) throws(LoadFailure) -> (work: LoadRecord.Work, versions: [String: String])

  /// The end of the sentence "the server …" about a request that got no answer.
  func words(for failure: HTTPFailure) -> String
}
