/// Why results have no such form: a sentence.
public struct RenderingError: Error, Equatable, CustomStringConvertible {
  public let description: String
}
