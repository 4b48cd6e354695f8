/// A command line that cannot be served, as one sentence that says what would be accepted.
struct UsageError: Error, Equatable, CustomStringConvertible {
  let description: String

  init(_ sentence: String) { description = sentence }
}

/// What kept the server from serving, as one sentence.
struct ServerError: Error, CustomStringConvertible {
  let description: String

  init(_ sentence: String) { description = sentence }
}
