import Capacity
package import Conformance

extension Explanation {
  /// The first of the known reasons under which the measurement is what is predicted. What was counted comes before all of
  /// them where it cannot be the model's.
  package init(of measurement: Measurement, on model: ServerModel) {
    let counted = Count(measurement, model)
    self =
      counted?.contradiction ?? Self.bySpread(measurement, model) ?? Self.byColdWorkers(measurement, model)
      ?? counted?.explanation { Self.predicts(measurement, $0) } ?? .unknown
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

  /// Rows that are known are replayed.
  private static func predicts(_ measurement: Measurement, _ station: Station) -> Bool {
    let rows = measurement.rows.isEmpty ? RowLocks.none : .sequence(measurement.rows)
    return (try? Expectation(of: measurement, on: station, rows: rows))?.contains(measurement) ?? false
  }
}
