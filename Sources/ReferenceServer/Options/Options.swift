/// What one command line asks for.
struct Options: Equatable, Sendable {
  enum Place: Equatable, Sendable {
    case port(Int, host: String)
    case descriptor(Int32)
  }

  var model: ServerModel
  var place: Place
  var fault: Fault?
  var isWorker = false

  /// What the server does: its model with its fault.
  var plan: Plan { Plan(model, fault) }
}

/// What the user wants of the executable.
enum Invocation: Equatable, Sendable {
  case help
  case serve(Options)

  init(_ arguments: [String]) throws(UsageError) {
    let raw = try RawOptions(arguments)
    if raw.flags.contains("help") {
      self = .help
      return
    }
    let model = try ServerModel(raw)
    let fault = try raw["fault"].map { (name) throws(UsageError) in try Fault(named: name, for: model) }
    self = .serve(
      Options(model: model, place: try Options.Place(raw), fault: fault, isWorker: raw.flags.contains("worker")))
  }
}

extension Options.Place {
  init(_ raw: RawOptions) throws(UsageError) {
    let port = try raw.number("port", in: 0...65535)
    let descriptor = try raw.number("fd", in: 0...65535)
    switch (port, descriptor) {
    case (let port?, nil): self = .port(port, host: raw["host"] ?? "127.0.0.1")
    case (nil, let descriptor?):
      guard raw["host"] == nil else {
        throw UsageError("The option --host says nothing about --fd, whose socket is bound already; leave it out.")
      }
      self = .descriptor(Int32(descriptor))
    case (nil, nil): throw UsageError("Neither --port nor --fd is given; give one of them.")
    case (_?, _?): throw UsageError("Both --port and --fd are given; give one of them.")
    }
  }
}
