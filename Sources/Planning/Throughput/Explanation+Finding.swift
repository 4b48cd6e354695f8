import Capacity
package import Conformance

extension Explanation {
  /// The first of the known reasons under which the measurement is what is predicted.
  package init(of measurement: Measurement, on model: ServerModel) {
    self =
      Self.bySpread(measurement, model) ?? Self.byColdWorkers(measurement, model) ?? Self.byOtherModel(
        measurement, model)
      ?? .unknown
  }

  /// The spread of connections, where the shares that were seen explain it.
  private static func bySpread(_ measurement: Measurement, _ model: ServerModel) -> Explanation? {
    let answers = measurement.answers
    guard let processes = model.processes.only, processes > 1, answers.count == processes,
      let executor = try? Station(model).executor
    else {
      return nil
    }
    let weights = Placement.eventLoops(weights: answers.map(Double.init))
    guard let station = try? Station(processes: processes, executor: executor, placement: weights),
      predicts(measurement, station)
    else { return nil }
    return .spread(answers: answers.sorted(by: >))
  }

  /// First requests that took longer, where they explain it.
  private static func byColdWorkers(_ measurement: Measurement, _ model: ServerModel) -> Explanation? {
    let services = measurement.services.sorted()
    guard let longest = services.last else { return nil }
    let median = services[services.count / 2]
    guard longest > 1.2 * median else { return nil }
    var warm = measurement
    warm.services = services.map { min($0, 1.2 * median) }
    guard let station = try? Station(model, coldStart: longest - median), predicts(warm, station) else { return nil }
    return .coldWorkers(seconds: longest - median)
  }

  /// Another model, where it predicts what was measured.
  private static func byOtherModel(_ measurement: Measurement, _ model: ServerModel) -> Explanation? {
    let others = alternatives(to: model, answering: measurement.answers.count).filter { $0 != model }
    let found = others.first { other in (try? Station(other)).map { predicts(measurement, $0) } ?? false }
    return found.map { .otherModel($0) }
  }

  /// Rows that are known are replayed.
  private static func predicts(_ measurement: Measurement, _ station: Station) -> Bool {
    let rows = measurement.rows.isEmpty ? RowLocks.none : .sequence(measurement.rows)
    return (try? Expectation(of: measurement, on: station, rows: rows))?.contains(measurement) ?? false
  }

  /// Models of the same gateway, with as many processes as answered, and with as many as are promised.
  private static func alternatives(to model: ServerModel, answering: Int) -> [ServerModel] {
    let processes = [answering, model.processes.upperBound]
    switch model.syncSide.executor {
    case .threads(let threads) where !model.isSplit:
      return processes.flatMap { count in
        [threads, 1, threads - 1, threads + 1].filter { $0 > 0 }.map { .wsgi(processes: count, threads: $0) }
      }
    case .greenlets(let greenlets) where !model.isSplit:
      // A driver that stops all of them, one that does not, or a worker that has none.
      let blocked = [greenlets.blockedBy.union([.query]), greenlets.blockedBy.subtracting([.query])]
      return processes.flatMap { count in
        blocked.map { ServerModel(Side(processes: count, .greenlets(.init(greenlets.count, blockedBy: $0)))) }
          + [.wsgi(processes: count, threads: 1)]
      }
    case .greenlets: return []
    case .threadPerRequest where !model.isSplit:
      return processes.flatMap { count in [1, 2, 4].map { .wsgi(processes: count, threads: $0) } }
    case .loop, .threads, .threadPerRequest:
      let places: [ThreadSensitivity] = [.oneThread, false, .perRequest]
      return processes.flatMap { count in places.map { .asgi(processes: count, threadSensitive: $0) } }
    }
  }
}
