/// What kept the server from serving, as one sentence.
struct ServingError: Error, CustomStringConvertible {
  let description: String

  init(_ sentence: String) { description = sentence }
}
