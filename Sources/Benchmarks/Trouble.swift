/// Why there are no figures, as a sentence.
struct Trouble: Error, CustomStringConvertible {
  let description: String
  init(_ sentence: String) { description = sentence }
}
