import Conformance
import Reporting

/// What a test has to say of an outcome.
enum Finding: Hashable {
  case nothing
  /// It fails, with these words.
  case failure(String)
  /// It is known to fail, for that reason, with these words.
  case known(String, String)
  /// What is known to fail did not, and says so.
  case stale(String)

  init(_ outcome: Outcome) {
    if let known = outcome.known, outcome.isKnownViolation {
      self = .known("\(known)", Report.line(outcome))
    } else if let stale = outcome.stale {
      self = .stale(stale)
    } else if let failure = Report.failure(outcome) {
      self = .failure(failure)
    } else {
      self = .nothing
    }
  }
}
