import Conformance

/// The talk's recommended actions, and what each of them comes to.
extension AdvisedServer {
  /// The talk has five workers.
  private static let workers = 5
  /// More clients than Postgres has connections by default, which are 100.
  /// Source: `max_connections`, https://www.postgresql.org/docs/current/runtime-config-connection.html
  private static let crowd = 120
  /// A bound that leaves most of those connections to others.
  private static let bound = 20

  /// Sync views of a process run one at a time.
  func takingTurns(_ processes: Int, _ forecaster: inout Forecaster) -> Advice? {
    let workers = max(Self.workers, processes)
    let clients = workers
    let more = ServerModel.asgi(processes: workers, threadSensitive: .oneThread)
    let modern = ServerModel.asgi(processes: processes, threadSensitive: .perRequest)
    let blocking = ServerModel.wsgi(processes: workers, threads: 1)
    let split = ServerModel.split(syncProcesses: workers, threads: 1, asyncProcesses: 1)
    func after(_ model: ServerModel) -> Double? { forecaster.figures(model, clients: clients)?.throughput }
    var options = [(String, Double?, String, String)]()
    if processes < workers {
      options.append(("run \(workers) processes", after(more), "upgraded331-uvicorn-5", more.section))
    }
    if isOldDjango {
      options.append(("Django ≥ 4.0", after(modern), "django52-uvicorn-\(processes < 5 ? 1 : 5)", modern.section))
    }
    options.append(("WSGI (gunicorn -w \(workers))", after(blocking), "legacy-gunicorn-5", blocking.section))
    options.append(("both behind nginx", after(split), "django52-nginx-2", split.section))
    return advice(
      "sync views take turns in each process", "\(clients) clients of 1 s", Advice.perSecond,
      before: forecaster.figures(model, clients: clients)?.throughput, options)
  }

  /// Django runs sync views on a thread of the request's own since 4.0.
  private var isOldDjango: Bool {
    guard let major = versions["django"]?.prefix(while: \.isNumber) else { return false }
    return Int(major).map { $0 < 4 } ?? false
  }

  /// Sync views of a process run on a pool; more than a pool takes is for more processes.
  func pool(_ processes: Int, _ size: Int, _ forecaster: inout Forecaster) -> Advice? {
    guard processes < Self.workers else { return nil }
    let more = ServerModel.asgi(processes: Self.workers, threadSensitive: .pool(size))
    let clients = Self.workers * size
    return advice(
      "each process runs \(size) sync views at once", "\(clients) clients of 1 s", Advice.perSecond,
      before: forecaster.figures(model, clients: clients)?.throughput,
      [
        (
          "run \(Self.workers) processes", forecaster.figures(more, clients: clients)?.throughput, "legacy-uvicorn-5",
          more.section
        )
      ])
  }

  /// Nothing bounds sync views, nor the threads and backends that they take.
  func unbounded(_ processes: Int, _ forecaster: inout Forecaster) -> Advice? {
    guard !promisesBackends else { return nil }
    let threads = ServerModel.wsgi(processes: Self.workers, threads: Self.bound / Self.workers)
    func atOnce(_ model: ServerModel, backends: Int? = nil) -> Double? {
      forecaster.figures(model, clients: Self.crowd, backends: backends).map { Double($0.atOnce) }
    }
    return advice(
      "nothing bounds threads and Postgres backends, of which Postgres has 100 by default", "\(Self.crowd) clients",
      Advice.atOnce, before: atOnce(model),
      [
        (
          "a pool of \(Self.bound) connections", atOnce(model, backends: Self.bound), "django52-uvicorn-1",
          model.section + "\n  backends: \(Self.bound)"
        ),
        (
          "WSGI (gunicorn -w \(Self.workers) --threads \(Self.bound / Self.workers))", atOnce(threads),
          "django52-gunicorn-threads-1x5", threads.section
        ),
      ])
  }

  /// Async views hold a blocking worker each.
  func blocking(_ processes: Int, _ threads: Int, _ forecaster: inout Forecaster) -> Advice? {
    guard asyncViewsHoldWorkers else { return nil }
    let split = ServerModel.split(syncProcesses: processes, threads: threads, asyncProcesses: 1)
    let clients = 4 * processes * threads
    return advice(
      "an async view holds its worker while it waits, so waits of more than 200 ms are for background tasks",
      "\(clients) clients of 1 s", Advice.perSecond,
      before: forecaster.figures(model, for: .asyncHeld, clients: clients)?.throughput,
      [
        (
          "async paths to ASGI (nginx)", forecaster.figures(split, for: .asyncHeld, clients: clients)?.throughput,
          "django52-nginx-2", split.section
        )
      ])
  }
}
