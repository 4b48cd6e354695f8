/// What the client of a request got.
public enum ClientFate: Hashable, Sendable {
  /// What a client was waiting for when its time was up.
  public enum Wait: Hashable, Sendable {
    /// For somebody to take its connection.
    case connection
    /// For the first of an answer.
    case answer
    /// For the rest of an answer, when so many bytes of its body had come.
    case rest(bytes: Int)
  }

  /// A whole answer of that status, whatever it said.
  case answered(status: Int)
  /// Its connection was refused: nobody listened.
  case refused
  /// Its connection was closed or reset before anything of an answer.
  case reset
  /// Its connection was closed or reset in the middle of an answer, when so many bytes of its body had come.
  case cut(bytes: Int)
  /// Nothing, for so long; its client gave up.
  case timedOut(nanoseconds: Int, Wait)
  /// Nothing before the scenario was over: the kit hung up on it. That is no fault of the server.
  case hungUp
  /// Something else, as the end of the sentence "the server …".
  case other(String)
}
