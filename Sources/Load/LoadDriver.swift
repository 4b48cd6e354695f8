import Foundation

/// Puts loads on servers of the loopback.
package enum LoadDriver {
  /// Runs a load on a thread of its own and returns once its last request is over.
  ///
  /// Requests carry `headers`, such as the probe's token; those of a workload are named by `prefix` and their number
  /// from 1. Throws a `LoadError` before anything is sent if this process may not have enough descriptors. When the
  /// task is cancelled, all connections are closed at once and the error says so.
  package static func run(
    _ plan: LoadPlan, port: Int, headers: [String: String] = [:], prefix: String = "load",
    meaning: any AnswerMeaning
  ) async throws(LoadError) -> LoadResult {
    guard (1...65535).contains(port) else {
      throw LoadError("The server's port is \(port); a port is a number from 1 to 65535.")
    }
    for (name, value) in headers where (name + value).utf8.contains(where: { $0 < 32 || $0 == 127 }) {
      throw LoadError("The header \(name.debugDescription) has a control character; leave it out.")
    }
    let clients = plan.arrivals.clients.map { min($0, plan.requests) } ?? 1
    try Descriptors.reserve(clients: clients, extra: plan.arrivals.connections == .fresh ? Lingering.limit : 0)
    let stop = try StopSignal()
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { (continuation: CheckedContinuation<Result<LoadResult, LoadError>, Never>) in
        Thread.detachNewThread {
          continuation.resume(
            returning: Result { () throws(LoadError) in
              let run = try LoadRun(plan, port: port, headers: headers, prefix: prefix, stop: stop)
              guard let tape = run.run() else { throw LoadError.cancelled }
              return LoadResult(plan, tape, prefix: prefix, meaning)
            })
        }
      }
    } onCancel: {
      stop.send()
    }
    return try result.get()
  }
}
