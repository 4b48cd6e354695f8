package import Conformance

/// A server that is wrong in exactly one way, and the properties that must say so, whether it is live or drawn.
package struct Mutant: Sendable, CustomStringConvertible {
  /// The name that `lockstep-server --fault` knows it by.
  package var fault: String
  package var model: ServerModel
  /// The properties that it violates, all of them.
  package var violates: Set<Property.ID>
  /// The properties that its fault keeps from being exercised, and that may stay undecided.
  package var mayLeaveUndecided: Set<Property.ID> = []

  package var description: String { "\(fault) (\(model))" }
}
