package import Conformance

extension Report {
  /// The documentation page of a property.
  package static func page(_ property: Property) -> String {
    let page = property.page
    let chance =
      switch property.strength {
      case .deterministic: "The same server gets the same verdict in every run."
      case .stochastic: "The verdict depends on chance; look at several runs."
      }
    let parts: [(String, [String])] = [
      ("Why", page.why.wrapped(indent: 2)),
      ("What to do", [page.mend, page.django, page.starlette].compactMap { $0 }.flatMap { $0.wrapped(indent: 2) }),
      ("What happens otherwise", page.otherwise.wrapped(indent: 2)),
      ("How it is checked", (experiments(property) + [chance]).flatMap { $0.wrapped(indent: 2) }),
      ("References", page.references.map { "  " + $0 }),
    ]
    let heading = "The server \(property.title).".wrapped(
      behind: "\(property.id)  ", width: property.id.rawValue.count + 2)
    return (heading + parts.flatMap { ["", $0] + $1 }).joined(separator: "\n") + "\n"
  }

  /// One sentence for each experiment, with a model that gets it.
  private static func experiments(_ property: Property) -> [String] {
    let examples: [ServerModel] = [
      .wsgi(processes: 5, threads: 1), .wsgi(processes: 1, threads: 5),
      .asgi(processes: 1, threadSensitive: .oneThread),
      .asgi(processes: 5, threadSensitive: .oneThread), .asgi(processes: 1, threadSensitive: .pool(6)),
      .asgi(processes: 1, threadSensitive: .perRequest), .asgi(processes: 5, threadSensitive: .perRequest),
      .split(syncProcesses: 2, threads: 1, asyncProcesses: 2),
    ]
    let applicable = examples.filter { property.inapplicable(Subject("example", $0)) == nil }
    let experiments = applicable.reduce(into: [(title: String, model: ServerModel)]()) { experiments, model in
      let title = property.scenario(model).title
      if !experiments.contains(where: { $0.title == title }) { experiments.append((title, model)) }
    }
    return experiments.map { "On \($0.model), the kit \($0.title)." }
  }
}
