import Capacity
import Histories

extension Property {
  /// CP-1: the throughput of a closed loop lies within what the model predicts.
  ///
  /// Service times and the overhead of a request are measured in the same run, so a busy machine widens the prediction
  /// and does not break the promise.
  public static let deliversWhatItsModelPredicts = Property(
    "CP-1", "delivers the throughput that its model predicts",
    page: Page(
      why: """
        Every count of requests at once is a promise of throughput: so many at once, each so long. Something that no count \
        has looked at may stand in between, such as a lock, a limit of connections, or workers that idle while requests \
        wait. The model is simulated with the service times that were measured, \(Expectation.runs) times with everything \
        nobody promises drawn anew. One more run of the very same model falls outside of all of them by chance in at most \
        1 of \((Expectation.runs + 1) / 2) runs, and what is called a violation is a tenth further away still.
        """,
      mend: """
        Read the explanation: another model, or a spread of connections, that delivers what was measured. Then look at the \
        property that counts it, and at what the requests wait for.
        """,
      otherwise: "The server delivers another throughput than the one that your capacity was planned with.",
      references: [
        "https://github.com/django/asgiref/issues/316", "https://en.wikipedia.org/wiki/Queueing_theory",
        "https://doi.org/10.1214/aoms/1177731788",
      ]),
    strength: .stochastic, inapplicable: Applicability.knownProcesses,
    scenario: { model in
      Scenario(
        "keeps \(busy(model).clients.of("client")) busy with \(busy(model).requests.of("request")) that sleep",
        [.load(quick(model)), .load(busy(model))])
    },
    judge: { history, model in
      if let disturbance = history.disturbance { return disturbance }
      guard let measurement = Measurement(of: busy(model), calibratedBy: quick(model), in: history) else {
        return .inconclusive(history.because("the load was not seen as a whole"))
      }
      do throws(CapacityError) {
        return try verdict(on: measurement, of: model, history)
      } catch {
        return .inconclusive(history.because("nothing could be predicted from what was measured: \(error)"))
      }
    })

  private static func verdict(
    on measurement: Measurement, of model: ServerModel, _ history: History
  ) throws(CapacityError) -> Verdict {
    let expectation = try Expectation(of: measurement, on: model)
    let found = "\(measurement.throughput.inThreeDigits) requests a second"
    let predicted =
      "\(expectation.range.lowerBound.inThreeDigits) to \(expectation.range.upperBound.inThreeDigits) are predicted"
    guard expectation.contains(measurement) else {
      let asked = history.spans(at: .work).filter { history.asked[$0.request] == View.sleep.rawValue }
      return .violated(
        Evidence(
          "\(found) were delivered to \(measurement.clients.of("client")), and \(predicted); "
            + "\(Explanation.words(for: measurement, on: model)). Most that were at work at once:",
          witnesses: asked.peak()))
    }
    return .upheld(
      Exercise(
        opportunities: measurement.requests,
        "\(found) to \(measurement.clients.of("client")), and \(predicted)"))
  }

  /// Enough clients to keep all slots busy with some waiting, and requests enough for a few rounds.
  private static func busy(_ model: ServerModel) -> Load {
    let clients = min(Scenario.dozen, model.slots(for: .sleep).map { $0 + Scenario.surplus } ?? Scenario.dozen)
    return Load(.sleep, clients: clients, requests: 6 * max(1, min(clients, model.slots(for: .sleep) ?? clients)))
  }

  /// As many clients with requests that are over at once, to see what a request takes beside its work.
  private static func quick(_ model: ServerModel) -> Load {
    Load(.identity, clients: busy(model).clients, requests: 4 * busy(model).clients)
  }
}
