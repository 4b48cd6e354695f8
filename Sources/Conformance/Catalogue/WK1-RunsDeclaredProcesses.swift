import Histories

extension Property {
  /// WK-1: as many processes answer as the configuration declares.
  public static let runsDeclaredProcesses = Property(
    "WK-1", "runs the declared number of worker processes",
    page: Page(
      why: """
        Every other promise multiplies by the number of processes: capacity, memory, Postgres connections. Some servers \
        have no option for workers at all, others ignore it in some modes or lose workers that crash at start.
        """,
      mend: """
        Look at the server's log for workers that died while they started. Daphne has no option for workers: start \
        several on one inherited listening socket, or use a server that has one.
        """,
      otherwise: "Your traffic meets another number of workers than the one your capacity was planned with.",
      references: [
        "https://github.com/django/daphne/issues/176", "https://github.com/django/daphne/issues/309",
      ]),
    gateways: .any, restsOnGateway: false,
    scenario: Scenario.askingWho,
    judge: { history, model in
      let answers = history.spans.filter { $0.site.place != nil }
      // Who has gone and been replaced is not counted beside the one in his place.
      let seen = history.processesAtOneTime.sorted()
      guard !seen.isEmpty else { return .inconclusive(history.because("no process answered")) }
      guard model.processes.contains(seen.count) else {
        let witnesses = seen.compactMap { process in answers.first { $0.site.place?.process == process } }
        return .violated(
          Evidence(
            history.because(
              "\(seen.count.of("worker process answers", "worker processes answer")) where "
                + "\(model.processes.of("is", "are")) declared: \(numbers(of: seen))"),
            witnesses: Array(witnesses.prefix(mostNamed))))
      }
      if let disturbance = history.disturbance { return disturbance }
      guard !answers.isEmpty else { return .inconclusive(history.because("no request was answered")) }
      return .upheld(
        Exercise(
          opportunities: answers.count,
          "\(answers.count.of("answer")) came from \(seen.count.of("process", "processes"))"))
    })

  /// How many processes are named, of a server that has more than anybody would count.
  private static let mostNamed = 20

  /// The processes by their numbers, the first of many.
  private static func numbers(of processes: [Int]) -> String {
    let named = processes.prefix(mostNamed).map(String.init).joined(separator: ", ")
    return processes.count > mostNamed ? "\(named) and \(processes.count - mostNamed) more" : named
  }
}
