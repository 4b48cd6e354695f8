package import Conformance

extension Report {
  /// Results as one table of environments × servers, for people: how many requests were admitted at once, sync and async,
  /// and how many promises were broken.
  ///
  /// At most 120 columns wide, where names let it be: servers that find no room beside the others stand below.
  package static func matrix(_ results: Results) -> String {
    let matrix = Matrix(results)
    guard !matrix.parts.isEmpty else { return "No server was looked at.\n" }
    let tables = matrix.parts.flatMap { part in
      MatrixBand.bands(of: part, in: matrix).map { $0.table.lines(Style(colour: false)) }
    }
    let notes = MatrixNotes(matrix: matrix)
    let lists = [[MatrixNotes.legend], notes.counts, notes.failures].map { list in
      list.flatMap { $0.broken(at: MatrixBand.width) }
    }
    return (tables + lists).filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }
}

/// As many servers of a part of the matrix as fit beside each other.
private struct MatrixBand {
  static let width = 120

  var matrix: Matrix
  var environments: [MatrixEnvironment]
  var servers: [String]

  static func bands(of part: Matrix.Part, in matrix: Matrix) -> [MatrixBand] {
    part.servers.reduce(into: [MatrixBand]()) { bands, server in
      if let last = bands.last {
        let wider = MatrixBand(last.servers + [server], of: part, in: matrix)
        if wider.table.lines(Style(colour: false)).allSatisfy({ $0.count <= width }) {
          bands[bands.count - 1] = wider
          return
        }
      }
      bands.append(MatrixBand([server], of: part, in: matrix))
    }
  }

  private init(_ servers: [String], of part: Matrix.Part, in matrix: Matrix) {
    (self.matrix, self.servers) = (matrix, servers)
    environments = matrix.environments(of: part, running: servers)
  }

  var table: Table {
    let hasVersions = environments.contains { $0.framework != nil }
    let labels = hasVersions ? ["environment", "framework", "asgiref"] : ["environment"]
    let heads = labels.map { [$0] } + servers.map { $0.broken(at: 9, between: "-") }
    let height = heads.map(\.count).max() ?? 1
    // Heads stand on the rule.
    let padded = heads.map { Array(repeating: "", count: height - $0.count) + $0 }
    return Table(
      head: (0..<height).map { line in padded.map { $0[line] } },
      rows: environments.map { environment in
        let versions = hasVersions ? [environment.framework ?? "–", environment.asgiref ?? "–"] : []
        let cells = servers.map { matrix[environment, $0]?.text ?? "·" }
        return ([environment.name] + versions + cells).map { Table.Cell($0) }
      }, width: Self.width)
  }
}
