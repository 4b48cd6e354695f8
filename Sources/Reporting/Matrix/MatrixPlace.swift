/// Where a server stands in the matrix: its row and its column.
struct MatrixPlace: Hashable {
  var environment: String
  /// What runs it, with its workers: "gunicorn-threads-1x5".
  var server: String

  /// Reads the name of a server file, `<environment>-<server>-<workers>`. Any other name is an environment of its own.
  init(_ name: String) {
    let parts = name.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2, parts.allSatisfy({ !$0.isEmpty && !$0.contains(" ") }) {
      (environment, server) = (String(parts[0]), String(parts[1]))
    } else {
      (environment, server) = (name, "server")
    }
  }
}
