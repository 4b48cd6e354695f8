import Conformance
import Harness

/// A server that is wrong in exactly one way, and the properties that must say so.
struct Mutant: Sendable, CustomStringConvertible {
  /// The name that `lockstep-server --fault` knows it by.
  var fault: String
  var model: ServerModel
  /// The properties that it violates, all of them.
  var violates: Set<Property.ID>
  /// Stochastic properties that may see it too: a difference in throughput that a busy machine can hide.
  var mayViolate: Set<Property.ID> = []
  /// The properties that its fault keeps from being exercised, and that may stay undecided.
  var mayLeaveUndecided: Set<Property.ID> = []

  var description: String { "\(fault) (\(model))" }

  /// The server, which claims the model and does not keep to it.
  var file: ServerFile {
    ServerFile(
      name: "mutant \(fault)", file: "Tests/MutantTests/Mutants.swift", command: command, model: model)
  }

  private var command: [String] {
    let gateway: [String] =
      switch model {
      case .wsgi(_, let threads): ["--gateway", "wsgi", "--threads", String(threads)]
      case .asgi(_, .oneThread): ["--gateway", "asgi", "--thread-sensitive", "true"]
      case .asgi(_, .pool(let size)): ["--gateway", "asgi", "--thread-sensitive", "false", "--pool", String(size)]
      case .asgi(_, .perRequest): ["--gateway", "asgi", "--thread-sensitive", "perRequest"]
      // The reference server has no router: its faults are those of one gateway.
      case .split: []
      }
    return ["lockstep-server"] + gateway
      + ["--processes", String(model.processes), "--port", "{port}", "--fault", fault]
  }
}
