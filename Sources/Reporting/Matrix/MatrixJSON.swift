package import Conformance

extension Report {
  /// Results as a table of environments × servers in JSON: `environments` and `servers`, the rows and columns in their
  /// order, and `cells`.
  package static func matrixJSON(_ results: Results) throws(RenderingError) -> String {
    do { return try JSONText.of(MatrixDocument(results)) } catch {
      throw RenderingError(description: "the kit could not write the matrix as JSON: \(error)")
    }
  }
}

private struct MatrixDocument: Encodable {
  struct Environment: Encodable {
    var name: String
    var versions: [String: String]
  }

  var kit: String
  var environments: [Environment]
  var servers: [String]
  var cells: [Cell]

  init(_ results: Results) {
    let matrix = Matrix(results)
    kit = results.kit
    environments = matrix.environments.map { Environment(name: $0.name, versions: $0.versions) }
    servers = matrix.servers
    cells = matrix.all.map { Cell(environment: $0.name, server: $1, cell: $2) }
  }

  /// One server, with all of its keys, null where there is nothing to say.
  struct Cell: Encodable {
    var environment: String
    var server: String
    var cell: MatrixCell

    enum CodingKeys: CodingKey {
      case environment, server, name, syncAtOnce, asyncAtOnce, violations, violated, known, stale, undecided, failure
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(environment, forKey: .environment)
      try container.encode(server, forKey: .server)
      try container.encode(cell.name, forKey: .name)
      try container.encode(cell.observed.syncAtOnce, forKey: .syncAtOnce)
      try container.encode(cell.observed.asyncAtOnce, forKey: .asyncAtOnce)
      try container.encode(cell.properties(.violated).count, forKey: .violations)
      try container.encode(cell.properties(.violated), forKey: .violated)
      try container.encode(cell.properties(.known), forKey: .known)
      try container.encode(cell.properties(.stale), forKey: .stale)
      try container.encode(cell.undecided, forKey: .undecided)
      try container.encode(cell.failure, forKey: .failure)
    }
  }
}
