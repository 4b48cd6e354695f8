import Conformance
import Harness
import Histories
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
    let gateway = model.isSplit ? "split" : model.syncSide.gateway.rawValue
    // Nothing is claimed about sync views beside the loops behind a router, since no path leads to any.
    let loops = ["--async-processes", String(model.asyncSide.processes.upperBound), "--thread-sensitive", "perRequest"]
    return ["lockstep-server", "--gateway", gateway] + threads + (model.isSplit ? loops : [])
      + ["--processes", String(model.syncSide.processes.upperBound), "--port", "{port}", "--fault", fault]
      + (model.syncSide.pooledConnections.map { ["--database-pool", String($0)] } ?? [])
      + (model.recyclesAfter.map { ["--recycles-after", String($0)] } ?? [])
  }

  private var threads: [String] {
    switch model.syncSide.executor {
    case .threads(let threads): ["--threads", String(threads)]
    case .threadPerRequest: ["--threads", "per-request"]
    case .loop(.oneThread): ["--thread-sensitive", "true"]
    case .loop(.pool(let size)): ["--thread-sensitive", "false", "--pool", String(size)]
    case .loop(.perRequest): ["--thread-sensitive", "perRequest"]
    case .greenlets(let greenlets):
      ["--greenlets", String(greenlets.count)]
        + greenlets.blockedBy.map(\.rawValue).sorted().flatMap { ["--blocked-by", $0] }
    case .loop(nil): []
    }
  }
}
