import ArgumentParser

/// The command line of `lockstep-server`.
struct Arguments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lockstep-server",
    abstract: "A web server that is one of the server models, or such a model with one fault.",
    discussion: """
      The views are found below /_lockstep/ by requests that carry LOCKSTEP_TOKEN; they reach Postgres by libpq's \
      environment variables and the upstream by LOCKSTEP_UPSTREAM.
      """)

  @Option(
    help: """
      wsgi: blocking workers; asgi: an event loop for each process; split: blocking workers for sync paths and event loops \
      for async paths, behind a router.
      """)
  var gateway: GatewayName
  @Option(help: "Worker processes, 1 to 256; of split, those for sync paths.")
  var processes = 1
  @Option(help: "split: worker processes for async paths, 1 to 256 (1 if left out).")
  var asyncProcesses: Int?
  @Option(help: "wsgi, split: threads of each process, 1 to 1024 (1 if left out); per-request is one for each request.")
  var threads: ThreadCount?
  @Option(help: "wsgi, split: greenlets of each process, 1 to 1024, which share one thread; instead of --threads.")
  var greenlets: Int?
  @Option(
    help: "What stops all greenlets of a process, once for each: sleep, query or web; elsewhere they switch.")
  var blockedBy: [Operation] = []
  @Option(
    help: """
      asgi, split: where sync views run beside a loop: true on one thread, false on a pool, perRequest on a thread of their \
      own.
      """)
  var threadSensitive: Sensitivity?
  @Option(help: "The size of the pool, 1 to 1024; python-default, which it is if left out, is min(32, cpus + 4).")
  var pool: PoolSize?
  @Option(help: "The port to listen on; 0 lets the system choose.")
  var port: Int?
  @Option(help: "The host to listen on, 127.0.0.1 if left out.")
  var host: String?
  @Option(help: "A bound socket that this process inherited, to listen on instead.")
  var fd: Int?
  @Option(help: "A worker that has answered so many requests ends, and another one takes its place; 1 to 1000000.")
  var recyclesAfter: Int?
  @Option(
    help:
      "Database connections in a pool of each process, 1 to 1024, which requests wait for; without it they open their own."
  )
  var databasePool: Int?
  @Option(help: "Makes the model wrong in exactly one way.")
  var fault: Fault?
  // These are how the parent starts itself again, and nobody else's business.
  @Flag(help: .hidden)
  var worker = false
  @Option(help: .hidden)
  var side: SplitSide?
  @Option(help: .hidden)
  var sidePorts: SplitPorts?

  func validate() throws { _ = try options() }

  /// What they ask for. Throws a `ValidationError` where they do not go together.
  func options() throws(ValidationError) -> Options {
    let layout = try layout()
    if let fault, let obstacle = fault.obstacle(in: layout) {
      throw ValidationError("The fault \(fault.rawValue) \(obstacle); change the model or leave --fault out.")
    }
    if fault == .losesRecycledWorkers, recyclesAfter == nil {
      throw ValidationError(
        "The fault loses-recycled-workers is about workers that are replaced; give --recycles-after, or leave --fault out."
      )
    }
    var options = Options(layout: layout, place: try place(), fault: fault)
    options.recyclesAfter = try recyclesAfter?.checked(in: 1...1_000_000, "--recycles-after")
    options.databasePool = try pooledConnections()
    options.job = try job(options)
    return options
  }

  private func job(_ options: Options) throws(ValidationError) -> WorkerJob? {
    if !worker, side == nil, sidePorts == nil { return nil }
    if worker, sidePorts == nil, let job = options.gateway(of: side) { return job }
    if worker, side == nil, let sidePorts, gateway == .split { return .router(sidePorts, fault) }
    throw ValidationError("The options --worker, --side and --side-ports are the server's own; leave them out.")
  }

  private func place() throws(ValidationError) -> ListeningPlace {
    switch (port, fd) {
    case (let port?, nil): return .port(try port.checked(in: 0...65535, "--port"), host: host ?? "127.0.0.1")
    case (nil, let descriptor?):
      guard host == nil else {
        throw ValidationError("The option --host says nothing about --fd, whose socket is bound already; leave it out.")
      }
      return .descriptor(Int32(try descriptor.checked(in: 0...65535, "--fd")))
    case (nil, nil): throw ValidationError("Neither --port nor --fd is given; give one of them.")
    case (_?, _?): throw ValidationError("Both --port and --fd are given; give one of them.")
    }
  }
}

extension Int {
  /// The number. Throws a `ValidationError` where it lies outside of `range`.
  func checked(in range: ClosedRange<Int>, _ option: String) throws(ValidationError) -> Int {
    guard range.contains(self) else {
      throw ValidationError(
        "The option \(option) is \(self); it must be a whole number from \(range.lowerBound) to \(range.upperBound).")
    }
    return self
  }
}
