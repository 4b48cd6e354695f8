/// Knows from public sources what model a combination of versions is documented to have.
///
/// It is for comparing with what a server file claims, and stands in for no observation: an application may have changed
/// what its framework does by default.
public struct Oracle: Hashable, Sendable {
  /// How many threads asyncio's default pool has; `nil` where something may have set another size.
  public var defaultPool: Int?

  public init(defaultPool: Int? = PythonDefaults.poolSize) { self.defaultPool = defaultPool }

  /// What is documented of a server with the gateway of `model` and these versions, as the probe reports them; `nil` where
  /// this kit knows no source.
  public func documentation(of model: ServerModel, on versions: [String: String]) -> Documentation? {
    guard !model.isSplit else { return nil }
    switch model.syncSide.executor {
    case .threads, .threadPerRequest:
      return wsgi(
        model, versions,
        why:
          "a WSGI application returns its answer from a call, so each request holds a thread of its process until then",
        source: "https://peps.python.org/pep-3333/#thread-support")
    case .greenlets:
      return wsgi(
        model, versions,
        why: "gevent runs each request in a greenlet of one thread, which switches to another one where it waits",
        source: "https://docs.gunicorn.org/en/stable/design.html#async-workers")
    case .loop: break
    }
    guard let rule = Rule.all.first(where: { $0.isAbout(versions) }), let place = sensitivity(rule.place) else {
      return nil
    }
    return Documentation(
      model: ServerModel(Side(processes: model.processes, .loop(syncViews: place))),
      software: rule.software(versions), why: rule.why, source: rule.source)
  }

  /// What a reader of the report should know beside what was seen: sentences without their full stops.
  public func notes(on subject: Subject) -> [String] {
    [documentation(of: subject.model, on: subject.versions)?.objection(to: subject.model)].compactMap { $0 }
  }

  private func sensitivity(_ place: Rule.Place) -> ThreadSensitivity? {
    switch place {
    case .oneThread: .oneThread
    case .perRequest: .perRequest
    case .pool(let size): .pool(size)
    case .defaultPool: defaultPool.map(ThreadSensitivity.pool)
    }
  }

  private func wsgi(
    _ model: ServerModel, _ versions: [String: String], why: String, source: String
  ) -> Documentation? {
    guard versions["python"] != nil, let server = versions["server"] else { return nil }
    let frameworks = Framework.allCases.filter(\.speaksWSGI).compactMap { framework in
      versions[framework.rawValue].map { "\(framework.name) \($0)" }
    }
    return Documentation(
      model: model, software: (frameworks + [server]).joined(separator: " on "), why: why, source: source)
  }
}
