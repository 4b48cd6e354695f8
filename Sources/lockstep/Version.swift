import Conformance
import Harness

extension Lockstep {
  static let version = Results.kitVersion
}
