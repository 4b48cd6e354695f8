public import Histories

/// What experiments tell of a pool of database connections: a process runs more requests at once than are in a query.
struct ObservedPool {
  /// How many connections a process has; `nil` where its processes were not all seen to have as many.
  let size: Int?
  /// What was seen and what follows from it, a sentence each.
  let findings: [String]

  /// - Parameters:
  ///   - query: a crowd that was held in a query.
  ///   - web: a crowd that was held by a call to another service.
  ///   - each: more than were in a query at once, in each process; `nil` where `query` went to all of them.
  ///
  /// `nil` where no bound of queries was met, or the same one elsewhere.
  init?(query: History, web: History?, each: History?) {
    guard let bound = Self.bound(of: query), let web, Self.isExceeded(bound, in: web) else { return nil }
    let most = Admission(of: web).mostInOneProcess
    var findings = [
      "a process ran \(bound.of("query", "queries")) at once, and each release let one more in, where it ran \(most) views at "
        + "once that make none: a pool of database connections bounds them"
    ]
    let all = each ?? query
    let counts = all.processes.sorted().map { Admission(of: all).count(in: $0) }
    let isSettled = counts.allSatisfy { $0 == .exactly(bound) }
    if !isSettled {
      let seen = counts.map { $0.map(String.init(describing:)) ?? "none" }.joined(separator: ", ")
      findings.append(
        all.saying("that each process has as many could not be seen: with all of them busy it was \(seen)"))
    }
    (size, self.findings) = (isSettled ? bound : nil, findings)
  }

  /// How many queries a process runs at once, where a bound was met.
  static func bound(of query: History) -> Int? {
    if case .exactly(let bound)? = Admission(of: query).countPerProcess { bound } else { nil }
  }

  /// Whether a process had more than `bound` inside at once.
  ///
  /// Where a query stops all greenlets, one at a time is no sign of a pool.
  static func isExceeded(_ bound: Int, in web: History) -> Bool {
    Admission(of: web).mostInOneProcess > bound && !(bound == 1 && web.showsGreenlets())
  }
}

extension ServerModel {
  /// What to say, without the full stop, of a server of this model whose queries stopped at a number that other views did not
  /// stop at; `nil` where nothing of the kind was seen, or a pool is promised that another property asks for.
  package func noteOfPool(seenIn records: some Collection<(scenario: Scenario, history: History)>) -> String? {
    if case .greenlets = syncSide.executor { return nil }
    func readings(of view: View) -> [Admission] {
      records.compactMap { Admission(of: view, in: $0.scenario, $0.history) }
    }
    guard !isSplit, syncSide.pooledConnections == nil,
      case .exactly(let bound)? = Figures.Count.together(readings(of: .gate).compactMap(\.countPerProcess)), bound > 1,
      let most = readings(of: .web).map(\.mostInOneProcess).max(), most > bound
    else { return nil }
    return
      "queries stopped at \(bound) in each process, and other views did not, of which \(most) were inside one at once: if a "
      + "pool of database connections does that, say so in the file, database: {pool: \(bound)}"
  }
}

extension ObservedModel {
  /// How many queries a process runs at once; `nil` where no bound was met.
  public static func boundOfQueries(_ query: History) -> Int? { ObservedPool.bound(of: query) }

  /// Whether a process ran more web requests at once than it did queries, of which a bound was met.
  public static func showsPool(_ query: History, _ web: History) -> Bool {
    ObservedPool.bound(of: query).map { ObservedPool.isExceeded($0, in: web) } ?? false
  }
}
