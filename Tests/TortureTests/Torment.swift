import Conformance
import Harness
import Histories
import Runner
import ServerFiles

/// One server of the torture, and what its file claims: the truth, or one lie.
struct Torment: Sendable {
  var file: ServerFile
  var truth: ServerModel

  var isLying: Bool { file.model != truth }

  /// Draws a server by chance, which tells the truth every other time.
  ///
  /// Throws what is wrong with one of the kit's own files.
  static func draw(_ number: Int, _ dice: inout Dice) throws -> Torment {
    var file = dice.once(in: 2) ? reference(&dice) : try ServersUnderTest.own(dice.pick(real))
    let truth = file.model
    file.name = "\(number) \(file.name)"
    if dice.once(in: 2) { file.model = dice.pick(truth.lies) }
    return Torment(file: file, truth: truth)
  }

  /// Those of the kit's own that run other people's code.
  static let real = [
    "django52-gunicorn-5", "django52-gunicorn-threads-1x5", "django52-uvicorn-1", "django52-uvicorn-5",
    "django52-daphne-1", "django52-nginx-2", "legacy-gunicorn-5", "upgraded331-uvicorn-5", "matrix/django52-granian-1",
    "matrix/django52-hypercorn-1", "matrix/fastapi-uvicorn-1", "matrix/flask-gunicorn-threads-1x5",
    "matrix/django52-uvicorn-pool-1",
  ]

  private static func reference(_ dice: inout Dice) -> ServerFile {
    let processes = dice.roll(1...4)
    let model: ServerModel =
      switch dice.roll(1...8) {
      case 1...3: .wsgi(processes: processes, threads: dice.roll(1...4))
      case 4: .threadPerRequest(processes: dice.roll(1...2))
      case 5: .asgi(processes: processes, threadSensitive: .oneThread)
      case 6: .asgi(processes: processes, threadSensitive: .pool(dice.roll(2...6)))
      case 7: perRequest(&dice)
      default: .split(syncProcesses: dice.roll(1...3), threads: dice.roll(1...2), asyncProcesses: dice.roll(1...2))
      }
    return ServerFile(name: "reference", file: "Tests/TortureTests", command: command(of: model), model: model)
  }

  private static func perRequest(_ dice: inout Dice) -> ServerModel {
    let model = ServerModel.asgi(processes: dice.roll(1...2), threadSensitive: .perRequest)
    return dice.once(in: 2) ? model.pooling(dice.roll(1...5)) : model
  }

  /// How the reference server is told to be a server of `model`.
  static func command(of model: ServerModel) -> [String] {
    let gateway = model.isSplit ? "split" : model.syncSide.gateway.rawValue
    let loops = ["--async-processes", String(model.asyncSide.processes.upperBound), "--thread-sensitive", "perRequest"]
    return ["lockstep-server", "--gateway", gateway] + options(of: model.syncSide.executor)
      + (model.isSplit ? loops : [])
      + (model.syncSide.pooledConnections.map { ["--database-pool", String($0)] } ?? [])
      + ["--processes", String(model.syncSide.processes.upperBound), "--port", "{port}"]
  }

  private static func options(of executor: Executor) -> [String] {
    switch executor {
    case .threads(let count): ["--threads", String(count)]
    case .threadPerRequest: ["--threads", "per-request"]
    case .loop(.oneThread): ["--thread-sensitive", "true"]
    case .loop(.pool(let size)): ["--thread-sensitive", "false", "--pool", String(size)]
    case .loop(.perRequest): ["--thread-sensitive", "perRequest"]
    case .loop(nil), .greenlets: []
    }
  }
}
