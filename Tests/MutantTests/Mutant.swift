import Conformance
import Harness
import Mutants

extension Mutant {
  /// The server, which claims the model and does not keep to it.
  var file: ServerFile {
    ServerFile(
      name: "mutant \(fault)", file: "Tests/Mutants/Mutants.swift", command: command, model: model)
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
