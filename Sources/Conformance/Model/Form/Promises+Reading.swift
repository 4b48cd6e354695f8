extension Promises {
  /// The keys of a side that are about nothing but promises, in the order in which they are written.
  static let keys = [
    "database", "refuses-above", "accepts-at-most", "recycles-after", "listens", "grace", "keep-alive",
  ]

  init<Source>(_ section: ModelSection<Source>) throws(Source.Failure) {
    self.init(
      database: try section["database"].map { source throws(Source.Failure) in try Database(reading: source) },
      refusesAbove: try section["refuses-above"]?.wholeNumber(in: ServerModel.largeCounts),
      acceptsAtMost: try section["accepts-at-most"]?.wholeNumber(in: ServerModel.largeCounts),
      recyclesAfter: try section["recycles-after"]?.wholeNumber(in: ServerModel.largeCounts),
      listens: try section["listens"].flatMap { source throws(Source.Failure) in
        Listening(rawValue: try source.word(among: Listening.allCases.map(\.rawValue)))
      },
      grace: try section["grace"].map { source throws(Source.Failure) in try source.milliseconds() },
      keepAlive: try section["keep-alive"].map { source throws(Source.Failure) in try source.milliseconds() })
  }
}

extension Promises.Database {
  fileprivate init<Source: ModelSource>(reading source: Source) throws(Source.Failure) {
    let accepted = "accepted: per-request, persistent, {pool: 4} or {pool: 5, overflow: 10}"
    guard source.isMapping else {
      self =
        try source.word(among: ["per-request", "persistent"], accepted: accepted) == "persistent"
        ? .persistent : .perRequest
      return
    }
    let section = try source.section(known: ["pool", "overflow"], accepted: accepted)
    let size = try section.required("pool", such: "{pool: 4}").wholeNumber(in: ServerModel.counts)
    self = .pool(size, overflow: try section["overflow"]?.wholeNumber(in: 0...ServerModel.counts.upperBound) ?? 0)
  }
}

extension ModelSource {
  /// A time with its unit, `500ms`, `30s`, `2m`, in milliseconds; at most a day.
  package func milliseconds() throws(Failure) -> Int {
    let accepted = "a time from 1ms to a day is accepted, such as 30s or 500ms"
    let digits = word?.prefix { $0.isASCII && $0.isNumber } ?? ""
    let units = ["ms": 1, "s": 1000, "m": 60_000]
    guard let word, let unit = units[String(word.dropFirst(digits.count))], let number = Int(digits),
      (1...86_400_000 / unit).contains(number)
    else { throw unknownWord(among: [], accepted: accepted) }
    return number * unit
  }
}
