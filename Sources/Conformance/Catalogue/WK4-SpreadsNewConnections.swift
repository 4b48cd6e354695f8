import Histories

extension Property {
  /// WK-4: of connections that come together and keep their workers busy, no worker gets more than twice its even share.
  ///
  /// Requests that are over at once are left out, since with them it is a matter of chance which idle worker the kernel
  /// wakes: the kit's own faultless server gave one of five workers 153 of 240 on a busy machine, Gunicorn 122. Event
  /// loops are left out too: one of them may take every connection that it finds, and they promise nothing else.
  public static let spreadsNewConnections = Property(
    "WK-4", "spreads new connections: no worker gets more than its share",
    page: Page(
      why: """
        A worker that accepts connections which it has no thread for keeps them waiting, while its siblings cost memory \
        and do nothing. A busy blocking worker accepts none, so the others get their share. As many connections as there \
        are threads come together, time and again, and each keeps its thread busy. It is judged by chance: as long as no \
        worker gets the next connection with more than twice the probability of an even spread, whatever came before, \
        the verdict "violated" is wrong in at most one of a million runs.
        """,
      mend: """
        Look at how the workers accept: whether one of them takes more connections than it has threads for, is handed \
        those of the others, or gets all that come from one address. Workers that accept only when they are free, or a \
        proxy in front that deals the connections out, share the load.
        """,
      otherwise: "One worker carries most of your traffic, and more workers make nothing faster.",
      references: [
        "https://github.com/Kludex/uvicorn-worker/issues/34", "https://github.com/emmett-framework/granian/issues/544",
        "https://github.com/benoitc/gunicorn/issues/2670",
      ]),
    strength: .stochastic,
    inapplicable: {
      [Applicability.threads, Applicability.threeProcesses, Applicability.knownProcesses].first(for: $0)
    },
    scenario: { model in
      let slots = model.slotsPerProcess(for: .sleep) ?? 1
      // One worker may get all of a round.
      let renewal: [Scenario.Step] =
        model.recyclesAfter == nil ? [] : [.renew(slots * max(1, model.processes.upperBound))]
      return Scenario(
        "fills all workers \(spreadRounds) times with new connections that sleep",
        (0..<spreadRounds).flatMap { _ -> [Scenario.Step] in
          renewal + [.send(Batch(.sleep, .fresh(slots), milliseconds: 20)), .awaitAnswers]
        })
    },
    judge: { history, model in
      if let disturbance = history.disturbance { return disturbance }
      let declared = model.processes.upperBound
      let present = history.processesAtOneTime.count
      guard present == declared else {
        return .inconclusive(
          history.because(
            "\(present.of("process", "processes")) of \(declared) answered, "
              + "and an even share is that of all of them"))
      }
      let answers = history.spans(at: .work)
      // A worker and the one that took its place share one lot: whoever favours the one favours the other.
      let places = Dictionary(
        Set(answers.map { $0.site.place?.process ?? 0 }).map { ($0, history.firstInPlace(of: $0)) },
        uniquingKeysWith: { first, _ in first })
      let shares = Dictionary(grouping: answers) { places[$0.site.place?.process ?? 0] ?? 0 }.sorted { $0.key < $1.key }
      let most = LargestShare(processes: declared, connections: answers.count).most
      guard let fullest = shares.max(by: { $0.value.count < $1.value.count }), most < answers.count else {
        return .inconclusive(
          history.because("\(answers.count.of("answer was", "answers were")) seen, too few for a share to say anything")
        )
      }
      let share = "\(fullest.value.count) of \(answers.count) new connections went to"
      guard fullest.value.count > most else {
        return .upheld(
          Exercise(
            opportunities: answers.count,
            "\(share) the process that got most of them; up to \(most) may be chance"))
      }
      return .violated(
        Evidence(
          "\(share) process \(fullest.key), of \(declared); more than \(most) are no chance. "
            + "One answer of each process:",
          witnesses: shares.compactMap(\.value.first)))
    })

  /// Enough for three processes to tell twice an even share from all of it.
  private static let spreadRounds = 30
}
