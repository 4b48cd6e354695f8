extension Results {
  /// The results with a server for each outcome, so that none goes unseen where only outcomes were saved.
  package var withEveryServer: Results {
    outcomes.reduce(into: self) { results, outcome in
      guard !results.servers.contains(where: { $0.name == outcome.subject.name }) else { return }
      results.servers.append(
        ServerResult(
          name: outcome.subject.name, file: "", model: "\(outcome.subject.model)",
          claimed: Figures(promisedBy: outcome.subject.model, hasAsyncViews: outcome.subject.hasAsyncViews),
          versions: outcome.subject.versions))
    }
  }
}
