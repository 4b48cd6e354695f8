package import Conformance

extension SavedFiles {
  /// The one server that a results folder is about, with its histories.
  package static func checkedServer(in folder: String) throws(ResultsError) -> CheckedServer {
    let results = try results(at: [folder])
    guard results.servers.count == 1 else {
      let names = results.servers.map(\.name).joined(separator: ", ")
      throw ResultsError(
        description:
          "\(folder) is about \(results.servers.count.of("server")) (\(names)), and a comparison takes one on each side"
      )
    }
    return try results.checkedServer(named: results.servers[0].name, in: folder)
  }
}

extension Results {
  /// One of the servers, with the histories that the run left in `folder`.
  package func checkedServer(named name: String, in folder: String) throws(ResultsError) -> CheckedServer {
    guard let server = servers.first(where: { $0.name == name }) else {
      throw ResultsError(
        description: "nothing was found on \(name); the check was interrupted before it came to that server")
    }
    let outcomes = outcomes(of: server)
    var records: [SavedHistory] = []
    for path in outcomes.compactMap(\.history) { records.append(try SavedFiles.record(at: "\(folder)/\(path)")) }
    return CheckedServer(server, outcomes: outcomes, records: records)
  }
}
