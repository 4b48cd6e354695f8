package import Conformance

extension Report {
  /// Results as one JSON object, the form in which they are saved and read back, with the words of its advice.
  package static func json(_ results: Results) throws(RenderingError) -> String {
    do throws(SavedFormError) { return try WordedResults(results).json() } catch {
      throw RenderingError(description: error.description)
    }
  }
}
