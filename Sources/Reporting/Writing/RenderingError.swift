/// Why results have no such form: a sentence.
package struct RenderingError: Error, Equatable, CustomStringConvertible {
  package let description: String
}
