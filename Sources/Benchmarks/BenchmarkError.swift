/// Why there are no figures, as a sentence.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String
  init(_ sentence: String) { description = sentence }
}
