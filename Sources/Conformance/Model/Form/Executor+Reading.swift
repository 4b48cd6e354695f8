extension Executor {
  /// Reads the `threads` of blocking workers: a number, `per-request`, or greenlets.
  init<Source: ModelSource>(blocking source: Source) throws(Source.Failure) {
    let accepted = "accepted: a whole number, per-request, or {greenlets: 1000, blocked-by: [query]}"
    if source.word == "per-request" {
      self = .threadPerRequest
    } else if source.isMapping {
      let section = try source.section(known: ["greenlets", "blocked-by"], accepted: accepted)
      let count = try section.required("greenlets", such: "{greenlets: 1000}").wholeNumber(in: 1...100_000)
      self = .greenlets(Greenlets(count, blockedBy: try Self.operations(section["blocked-by"])))
    } else if let word = source.word, Int(word) == nil {
      throw source.unknownWord(among: ["per-request"], accepted: accepted)
    } else {
      self = .threads(try source.wholeNumber(in: ServerModel.counts))
    }
  }

  private static func operations<Source: ModelSource>(
    _ source: Source?
  ) throws(Source.Failure) -> Set<BlockingOperation> {
    let known = BlockingOperation.allCases.map(\.rawValue)
    let accepted = "a list of the operations that stop all greenlets is accepted, of \(known.joined(separator: ", "))"
    var operations: Set<BlockingOperation> = []
    for item in try source?.elements(accepted: accepted) ?? [] {
      BlockingOperation(rawValue: try item.word(among: known)).map { _ = operations.insert($0) }
    }
    return operations
  }
}

extension ThreadSensitivity {
  /// Reads `one-thread`, `thread-per-request`, `{pool: 6}` or `{pool: python-default}`.
  init<Source: ModelSource>(reading source: Source) throws(Source.Failure) {
    let accepted = "accepted: one-thread, thread-per-request, {pool: 6} or {pool: python-default}"
    if source.isMapping {
      let pool = try source.section(known: ["pool"], accepted: accepted).required("pool", such: "{pool: 6}")
      self = .pool(try Self.size(of: pool))
    } else {
      self =
        try source.word(among: ["one-thread", "thread-per-request"], accepted: accepted) == "one-thread"
        ? .oneThread : .perRequest
    }
  }

  private static func size<Source: ModelSource>(of pool: Source) throws(Source.Failure) -> Int {
    guard let word = pool.word, Int(word) == nil else { return try pool.wholeNumber(in: ServerModel.counts) }
    guard word == "python-default" else {
      throw pool.unknownWord(
        among: ["python-default"],
        accepted: "accepted: a whole number from 1 to \(ServerModel.counts.upperBound), or python-default, which is "
          + "\(PythonDefaults.poolSize) here")
    }
    return PythonDefaults.poolSize
  }
}
