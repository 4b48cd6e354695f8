import Histories

extension Property {
  /// RT-3: the server calls the application by the protocol that its model names.
  public static let isCalledByItsProtocol = Property(
    "RT-3", "calls the application by the protocol that its model names",
    page: Page(
      why: """
        WSGI gives a request a thread from beginning to end, ASGI an event loop. What runs at once, on which threads and \
        with how many Postgres connections follows from that, and some servers speak both: one option, or the name of \
        the application, decides.
        """,
      mend: """
        Look at the command: `--interface` of Granian, the worker class of Gunicorn, `wsgi:application` or \
        `asgi:application`. If the server is what you want, write its protocol into `gateway` of the server file.
        """,
      otherwise: "Every number that was planned with the model is that of another server.",
      references: [
        "https://peps.python.org/pep-3333/", "https://asgi.readthedocs.io/en/stable/specs/main.html",
        "https://github.com/emmett-framework/granian",
      ]),
    gateways: .any, restsOnGateway: false, restsOnProcesses: false,
    scenario: Scenario.askingWho,
    judge: { history, model in
      let callings = history.callings(of: model)
      if let stranger = callings.first(where: { $0.gateway != $0.promised }) {
        let others = callings.count { $0.gateway != $0.promised }
        let views = history.spans(at: .work).filter { $0.request == stranger.request.request }
        return .violated(
          Evidence(
            "the application was called by \(stranger.words), for \(others) of \(callings.count.of("request"))",
            witnesses: [stranger.request] + views))
      }
      if let disturbance = history.disturbance { return disturbance }
      guard !callings.isEmpty else {
        return .inconclusive(history.because("no answer says how the application was called"))
      }
      guard callings.count == history.requests.count else {
        let silent = history.requests.count - callings.count
        return .inconclusive(
          history.because(
            "\(silent) of \(history.requests.count.of("answer")) do not say how the application was called"))
      }
      return .upheld(
        Exercise(
          opportunities: callings.count,
          "the application was called by its model's protocol for \(callings.count.of("request"))"))
    })
}
