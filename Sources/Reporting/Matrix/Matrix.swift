import Conformance
import Histories

/// All servers of some results in one table, environments × servers.
struct Matrix {
  /// Environments and the servers that run in them. No environment of one part has a server in common with one of
  /// another, such as the kit's own servers with real ones, so that no table is mostly empty.
  struct Part {
    var environments: [MatrixEnvironment]
    var servers: [String]
  }

  private(set) var parts: [Part] = []
  private var cells: [MatrixPlace: MatrixCell] = [:]

  init(_ results: Results) {
    let results = results.printable.withEveryServer
    var versions: [String: [String: String]] = [:]
    for server in results.servers {
      let place = MatrixPlace(server.name)
      cells[place] = MatrixCell(server.name, in: results)
      versions[place.environment, default: [:]].merge(server.versions) { first, _ in first }
    }
    let environments = versions.map { MatrixEnvironment(name: $0, versions: $1) }
    for environment in environments.sorted(by: MatrixEnvironment.precedes) { add(environment) }
  }

  subscript(environment: MatrixEnvironment, server: String) -> MatrixCell? {
    cells[MatrixPlace(environment: environment.name, server: server)]
  }

  var environments: [MatrixEnvironment] { parts.flatMap(\.environments) }
  var servers: [String] { parts.flatMap(\.servers) }

  /// Every cell, row by row.
  var all: [(environment: MatrixEnvironment, server: String, cell: MatrixCell)] {
    parts.flatMap { part in
      part.environments.flatMap { environment in
        part.servers.compactMap { server in self[environment, server].map { (environment, server, $0) } }
      }
    }
  }

  /// The environments of a part that run any of `servers`.
  func environments(of part: Part, running servers: some Sequence<String>) -> [MatrixEnvironment] {
    part.environments.filter { environment in servers.contains { self[environment, $0] != nil } }
  }

  /// Adds a row. Parts that have a server in common with it become one.
  private mutating func add(_ environment: MatrixEnvironment) {
    let own = Set(cells.keys.filter { $0.environment == environment.name }.map(\.server))
    let index = parts.firstIndex { !own.isDisjoint(with: $0.servers) } ?? parts.endIndex
    let joined = parts.filter { !own.isDisjoint(with: $0.servers) }
    parts.removeAll { !own.isDisjoint(with: $0.servers) }
    let servers = own.union(joined.flatMap(\.servers)).sorted()
    let environments = (joined.flatMap(\.environments) + [environment]).sorted(by: MatrixEnvironment.precedes)
    parts.insert(Part(environments: environments, servers: servers), at: index)
  }
}

extension MatrixPlace {
  init(environment: String, server: String) { (self.environment, self.server) = (environment, server) }
}
