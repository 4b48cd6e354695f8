import Conformance

extension YAMLItem {
  private static let keysOfModel = ["gateway", "processes", "threads", "sync-views", "sync", "async", "backends"]
  fileprivate static var counts: ClosedRange<Int> { ServerModel.counts }

  /// What the server promises, with the most Postgres connections that it may hold.
  func model() throws(ServerFileError) -> (ServerModel, backends: Int?) {
    let example = "a mapping is accepted, such as {gateway: wsgi, processes: 5, threads: 1}"
    let section = try YAMLMapping(self, known: YAMLItem.keysOfModel, accepted: example)
    let gateway = try section.required("gateway", such: "gateway: asgi").word(among: ["asgi", "split", "wsgi"])
    if gateway == "split" { return try section.split() }
    for side in ["sync", "async"] {
      guard let wrong = section[side] else { continue }
      throw wrong.error(
        "\(side) is a side of a server with two gateways, and this one has the gateway \(gateway)",
        "remove it, or say gateway: split")
    }
    let processes = try section.required("processes", such: "processes: 1").wholeNumber(in: YAMLItem.counts)
    let backends = try section["backends"]?.wholeNumber(in: 1...10_000)
    if gateway == "asgi" { return (.asgi(processes: processes, threadSensitive: try section.syncViews()), backends) }
    if let wrong = section["sync-views"] {
      throw wrong.error(
        "a wsgi server has no sync-views, since every view runs on the threads of its processes",
        "remove the line, or say gateway: asgi")
    }
    let threads = try section.required("threads", such: "threads: 1").wholeNumber(in: YAMLItem.counts)
    return (.wsgi(processes: processes, threads: threads), backends)
  }

  /// One of a few words.
  fileprivate func word(among known: [String]) throws(ServerFileError) -> String {
    let accepted = "accepted: \(known.joined(separator: ", "))"
    guard case .text(let word) = node.kind else { throw wrong(accepted) }
    guard known.contains(word) else { throw wrong(Suggestion.question(for: word, among: known) + accepted) }
    return word
  }

  fileprivate func sensitivity() throws(ServerFileError) -> ServerModel.ThreadSensitivity {
    let accepted = "accepted: one-thread, thread-per-request, {pool: 6} or {pool: python-default}"
    switch node.kind {
    case .text("one-thread"): return .oneThread
    case .text("thread-per-request"): return .perRequest
    case .text(let word):
      throw wrong(Suggestion.question(for: word, among: ["one-thread", "thread-per-request"]) + accepted)
    case .mapping:
      return .pool(
        try YAMLMapping(self, known: ["pool"], accepted: accepted).required("pool", such: "{pool: 6}").poolSize())
    default: throw wrong(accepted)
    }
  }

  private func poolSize() throws(ServerFileError) -> Int {
    guard case .text(let word) = node.kind else { return try wholeNumber(in: YAMLItem.counts) }
    if word == "python-default" { return PythonDefaults.poolSize }
    throw wrong(
      Suggestion.question(for: word, among: ["python-default"])
        + "accepted: a whole number from 1 to \(YAMLItem.counts.upperBound), or python-default, which is \(PythonDefaults.poolSize) here"
    )
  }
}

extension YAMLMapping {
  /// Two gateways behind one router.
  fileprivate func split() throws(ServerFileError) -> (ServerModel, backends: Int?) {
    for key in ["processes", "threads", "sync-views"] {
      guard let wrong = self[key] else { continue }
      throw wrong.error(
        "a split server has \(key) on its two sides only", "move it below sync: or async:, or name one gateway")
    }
    let sync = try YAMLMapping(
      required("sync", such: "sync: {processes: 2, threads: 1}"), known: ["processes", "threads"],
      accepted: "a mapping is accepted, such as {processes: 2, threads: 1}")
    let async = try YAMLMapping(
      required("async", such: "async: {processes: 2}"), known: ["processes"],
      accepted: "a mapping is accepted, such as {processes: 2}")
    let model = ServerModel.split(
      syncProcesses: try sync.required("processes", such: "processes: 2").wholeNumber(in: YAMLItem.counts),
      threads: try sync.required("threads", such: "threads: 1").wholeNumber(in: YAMLItem.counts),
      asyncProcesses: try async.required("processes", such: "processes: 2").wholeNumber(in: YAMLItem.counts))
    return (model, try self["backends"]?.wholeNumber(in: 1...10_000))
  }

  fileprivate func syncViews() throws(ServerFileError) -> ServerModel.ThreadSensitivity {
    if let wrong = self["threads"] {
      throw wrong.error(
        "an asgi server has no threads of its own to count",
        "say where its sync views run, such as sync-views: one-thread, or say gateway: wsgi")
    }
    return try required("sync-views", such: "sync-views: thread-per-request").sensitivity()
  }
}
