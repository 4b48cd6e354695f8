/// The worker processes that do one job and accept on one socket.
struct WorkerGroup {
  let processes: Int
  let spawn: WorkerSpawn

  private init(_ job: WorkerJob, on socket: ListeningSocket, arguments: [String]) throws(ServingError) {
    let handover = try Handover(listener: socket.descriptor, turns: job.fault?.needsTurns ?? false)
    (processes, spawn) = (job.processes, WorkerSpawn(arguments: arguments, handover: handover))
  }

  /// Those of a server that answers at `socket`, in the order in which they have to stop.
  static func all(
    of options: Options, on socket: ListeningSocket, arguments: [String]
  ) throws(ServingError) -> [WorkerGroup] {
    if let job = options.gateway(of: nil) { return [try WorkerGroup(job, on: socket, arguments: arguments)] }
    var ports = SplitPorts(sync: 0, async: 0)
    var sides: [WorkerGroup] = []
    for side in SplitSide.allCases {
      guard let job = options.gateway(of: side) else { continue }
      let own = try ListeningSocket(.port(0, host: "127.0.0.1"))
      ports[side] = own.port
      sides.append(try WorkerGroup(job, on: own, arguments: arguments + ["--side", side.rawValue]))
    }
    // For what it has accepted, the router needs both of the others.
    let router = arguments + ["--side-ports", ports.argument]
    return [try WorkerGroup(.router(ports, options.fault), on: socket, arguments: router)] + sides
  }
}
