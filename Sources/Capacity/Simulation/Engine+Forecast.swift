extension Engine {
  /// Leaves out what has been so far.
  mutating func restart(at now: Double) {
    tallies.restart(at: now)
    for index in lanes.indices { (lanes[index].answers, lanes[index].occupied) = (0, 0) }
  }

  func forecast() -> Forecast {
    let answers = answered - warmUp
    // All answers may fall on one instant; a nanosecond is then as little as can be told.
    let duration = max(1, tallies.changed - tallies.start)
    func average(_ sum: Double) -> Double { SimulationClock.seconds(sum / Double(answers)) }
    return Forecast(
      answers: answers,
      seconds: SimulationClock.seconds(duration),
      latency: tallies.latency,
      waiting: Forecast.Waiting(
        thread: average(tallies.waitedForThread), backend: average(tallies.waitedForBackend),
        row: average(tallies.waitedForRow)),
      peakAdmitted: tallies.peakAdmitted,
      peakInFlight: tallies.peakInFlight,
      meanInFlight: tallies.meanInFlight(over: duration),
      answersByProcess: lanes.map(\.answers),
      occupiedByProcess: lanes.map { $0.occupied / duration },
      threadsPerProcess: threads,
      collisions: tallies.collisions,
      events: agenda.count)
  }
}
