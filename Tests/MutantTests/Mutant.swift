import Conformance
import Harness
import Mutants
import ServerFiles

extension Mutant {
  /// The server, which claims the model and does not keep to it.
  var file: ServerFile {
    // A fault that two models can have needs more than its name to be told by.
    let isFirst = Mutant.all.first { $0.fault == fault }?.model == model
    return ServerFile(
      name: "mutant \(fault)" + (isFirst ? "" : " (\(model))"), file: "Tests/Mutants/Mutants.swift", command: command,
      model: model)
  }

  private var command: [String] {
    let gateway: [String] =
      switch model.syncSide.executor {
      case .threads(let threads): ["--gateway", "wsgi", "--threads", String(threads)]
      case .threadPerRequest: ["--gateway", "wsgi", "--threads", "per-request"]
      case .loop(.oneThread): ["--gateway", "asgi", "--thread-sensitive", "true"]
      case .loop(.pool(let size)): ["--gateway", "asgi", "--thread-sensitive", "false", "--pool", String(size)]
      case .loop(.perRequest): ["--gateway", "asgi", "--thread-sensitive", "perRequest"]
      // The reference server has no router and no greenlets.
      case .loop(nil), .greenlets: []
      }
    return ["lockstep-server"] + gateway
      + ["--processes", String(model.processes.upperBound), "--port", "{port}", "--fault", fault]
  }
}
