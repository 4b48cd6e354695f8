public import Conformance

/// Results and the catalogue in forms to be read. Each form is a pure function.
public enum Report {
  /// Results as one JSON object, the form in which they are saved and read back.
  public static func json(_ results: Results) throws(RenderingError) -> String {
    do { return try results.json() } catch { throw RenderingError(description: error.description) }
  }
}

/// Why results have no such form: a sentence.
public struct RenderingError: Error, Equatable, CustomStringConvertible {
  public let description: String
}
