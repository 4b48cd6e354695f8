import Conformance
import Histories

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
  func takingTurns(_ processes: Int, _ forecaster: inout Forecaster) -> CapacityAdvice? {
    let workers = max(Self.workers, processes)
    let clients = workers
    let more = ServerModel.asgi(processes: workers, threadSensitive: .oneThread)
    let modern = ServerModel.asgi(processes: processes, threadSensitive: .perRequest)
    let blocking = ServerModel.wsgi(processes: workers, threads: 1)
    let split = ServerModel.split(syncProcesses: workers, threads: 1, asyncProcesses: 1)
    func after(_ model: ServerModel) -> Double? { forecaster.figures(model, clients: clients)?.throughput }
    return advice(
      .syncViewsTakeTurns, clients: clients, .perSecond,
      before: forecaster.figures(model, clients: clients)?.throughput,
      [
        processes < workers
          ? option(.moreProcesses, more, after: after(more), example: ofDjango("upgraded331-uvicorn-5")) : nil,
        isOldDjango
          ? option(
            .newerDjango, modern, after: after(modern), example: "django52-uvicorn-\(processes < 5 ? 1 : 5)") : nil,
        speaksWSGI
          ? option(
            .blockingWorkers, blocking, after: after(blocking),
            example: ofDjango("legacy-gunicorn-5") ?? "matrix/flask-gunicorn-5") : nil,
        framework == .django ? option(.bothGateways, split, after: after(split), example: "django52-nginx-2") : nil,
      ])
  }

  /// Whether the application can be called by blocking workers as well.
  private var speaksWSGI: Bool { framework?.speaksWSGI ?? false }

  /// A server file of the kit, where it is about the framework of this server.
  private func ofDjango(_ example: String) -> String? { framework == .django ? example : nil }

  /// Sync views of a process run on a pool; more than a pool takes is for more processes.
  func pool(_ processes: Int, _ size: Int, _ forecaster: inout Forecaster) -> CapacityAdvice? {
    guard processes < Self.workers else { return nil }
    let more = ServerModel.asgi(processes: Self.workers, threadSensitive: .pool(size))
    let clients = Self.workers * size
    let after = forecaster.figures(more, clients: clients)?.throughput
    return advice(
      .poolBoundsSyncViews, clients: clients, .perSecond,
      before: forecaster.figures(model, clients: clients)?.throughput,
      [option(.moreProcesses, more, after: after, example: ofDjango("legacy-uvicorn-5"))])
  }

  /// Nothing bounds sync views, nor the threads and backends that they take.
  func unbounded(_ processes: Int, _ forecaster: inout Forecaster) -> CapacityAdvice? {
    guard !promisesBackends else { return nil }
    let threads = ServerModel.wsgi(processes: Self.workers, threads: Self.bound / Self.workers)
    let pooled = pooling(processes)
    func atOnce(_ model: ServerModel) -> Double? {
      forecaster.figures(model, clients: Self.crowd).map { Double($0.atOnce) }
    }
    return advice(
      .nothingBoundsSyncViews, clients: Self.crowd, .atOnce, before: atOnce(model),
      [
        option(
          .connectionPool, pooled, after: atOnce(pooled),
          example: model.syncSide.gateway == .asgi ? ofDjango("matrix/django52-uvicorn-pool-1") : nil),
        speaksWSGI
          ? option(
            .blockingWorkers, threads, after: atOnce(threads),
            example: ofDjango("django52-gunicorn-threads-1x5") ?? "matrix/flask-gunicorn-threads-1x5") : nil,
      ])
  }

  /// Queries wait for a pool, on threads that nothing else bounds so tightly.
  func waiting(_ processes: Int, _ forecaster: inout Forecaster) -> CapacityAdvice? {
    let larger = pooling(processes)
    guard let connections = model.syncSide.pooledConnections, let more = larger.syncSide.pooledConnections,
      connections < more, 2 * connections <= more || more == model.slotsPerProcess(for: .web)
    else { return nil }
    func atOnce(_ model: ServerModel) -> Double? {
      forecaster.figures(model, clients: Self.crowd).map { Double($0.atOnce) }
    }
    return advice(
      .poolBoundsQueries, clients: Self.crowd, .atOnce, before: atOnce(model),
      [option(.connectionPool, larger, after: atOnce(larger))])
  }

  /// The same server with pools that leave most of Postgres's connections to others, and no more than its threads can use.
  private func pooling(_ processes: Int) -> ServerModel {
    let share = max(1, Self.bound / processes)
    return model.pooling(min(share, model.slotsPerProcess(for: .web) ?? share))
  }

  /// Async views hold a blocking worker each.
  func blocking(_ processes: Int, _ threads: Int, _ forecaster: inout Forecaster) -> CapacityAdvice? {
    guard asyncViewsHoldWorkers, framework == .django else { return nil }
    let split = ServerModel.split(syncProcesses: processes, threads: threads, asyncProcesses: 1)
    let clients = 4 * processes * threads
    let after = forecaster.figures(split, for: .asyncHeld, clients: clients)?.throughput
    return advice(
      .asyncViewsHoldWorkers, clients: clients, .perSecond,
      before: forecaster.figures(model, for: .asyncHeld, clients: clients)?.throughput,
      [option(.asyncPathsToASGI, split, after: after, example: "django52-nginx-2")])
  }
}
