extension ServerModel {
  /// How many processes, threads or connections a model may name: more than any machine that runs the kit could start, so
  /// a larger number is a slip.
  package static let counts = 1...1000
  /// How many Postgres connections a server may be said to hold, and how many requests a worker to live for.
  package static let largeCounts = 1...1_000_000

  /// Reads a model as server files and saved results have it; throws a sentence where it is none.
  package init<Source: ModelSource>(reading source: Source) throws(Source.Failure) {
    let section = try source.section(
      known: ["gateway", "processes", "threads", "sync-views", "sync", "async", "backends"] + Promises.keys,
      accepted: "a mapping is accepted, such as {gateway: wsgi, processes: 5, threads: 1}")
    let gateway = try section.required("gateway", such: "gateway: asgi").word(among: ["asgi", "split", "wsgi"])
    if gateway == "split" {
      self = try Self.split(section)
      return
    }
    for side in ["sync", "async"] {
      guard let wrong = section[side] else { continue }
      throw wrong.error(
        "\(side) is a side of a server with two gateways, and this one has the gateway \(gateway)",
        "remove it, or say gateway: split")
    }
    self.init(
      try gateway == "asgi" ? Side(asgi: section) : Side(wsgi: section), backends: try Self.backends(section))
  }

  private static func backends<Source>(_ section: ModelSection<Source>) throws(Source.Failure) -> Int? {
    try section["backends"]?.wholeNumber(in: 1...10_000)
  }

  /// Two gateways behind one router.
  private static func split<Source>(_ section: ModelSection<Source>) throws(Source.Failure) -> ServerModel {
    for key in Side.keys {
      guard let wrong = section[key] else { continue }
      throw wrong.error(
        "a split server has \(key) on its two sides only", "move it below sync: or async:, or name one gateway")
    }
    let sync = try section.required("sync", such: "sync: {processes: 2, threads: 1}").section(
      known: Side.keysOfBlocking, accepted: "a mapping is accepted, such as {processes: 2, threads: 1}")
    let async = try section.required("async", such: "async: {processes: 2}").section(
      known: ["processes"] + Promises.keys, accepted: "a mapping is accepted, such as {processes: 2}")
    return try ServerModel(
      sync: Side(wsgi: sync),
      // Where its sync views would run no experiment can see, since the router sends it none.
      async: Side(processes: async.processes(such: "processes: 2"), .loop(syncViews: nil), Promises(async)),
      backends: backends(section))
  }
}

extension Side {
  static let keys = ["processes", "threads", "sync-views"] + Promises.keys
  static let keysOfBlocking = ["processes", "threads"] + Promises.keys

  fileprivate init<Source>(wsgi section: ModelSection<Source>) throws(Source.Failure) {
    if let wrong = section["sync-views"] {
      throw wrong.error(
        "a wsgi server has no sync-views, since every view runs on the threads of its processes",
        "remove the line, or say gateway: asgi")
    }
    let processes = try section.processes(such: "processes: \(section.item.path == "model" ? 1 : 2)")
    let executor = try Executor(blocking: section.required("threads", such: "threads: 1"))
    self.init(processes: processes, executor, try Promises(section))
  }

  fileprivate init<Source>(asgi section: ModelSection<Source>) throws(Source.Failure) {
    let processes = try section.processes(such: "processes: 1")
    if let wrong = section["threads"] {
      throw wrong.error(
        "an asgi server has no threads of its own to count",
        "say where its sync views run, such as sync-views: one-thread, or say gateway: wsgi")
    }
    let place = try section.required("sync-views", such: "sync-views: thread-per-request")
    self.init(processes: processes, .loop(syncViews: try ThreadSensitivity(reading: place)), try Promises(section))
  }
}

extension ModelSection {
  /// A number, or the least and the most.
  fileprivate func processes(such example: String) throws(Source.Failure) -> ClosedRange<Int> {
    let value = try required("processes", such: example)
    guard value.isMapping else {
      let count = try value.wholeNumber(in: ServerModel.counts)
      return count...count
    }
    let bounds = try value.section(known: ["least", "most"], accepted: "{least: 1, most: 4} is accepted")
    let least = try bounds.required("least", such: "{least: 1, most: 4}").wholeNumber(in: ServerModel.counts)
    let most = try bounds.required("most", such: "{least: 1, most: 4}").wholeNumber(in: ServerModel.counts)
    guard least <= most else {
      throw value.error(
        "\(value.path) has least \(least) and most \(most)", "the least comes first: {least: 1, most: 4}")
    }
    return least...most
  }
}
