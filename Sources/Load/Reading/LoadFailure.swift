/// Why a request of a load was not answered well.
package enum LoadFailure: Error, Hashable, Sendable {
  /// No answer came.
  case http(HTTPFailure)
  /// An answer came, and not the one that was asked for: the end of the sentence "the server …".
  case wrong(String)
  /// Something else than the server is why, in a sentence of its own without its end.
  case other(String)
}
