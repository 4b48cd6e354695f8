import Conformance

/// What is said below a matrix: how to read its cells, and what their numbers count.
struct MatrixNotes {
  var matrix: Matrix

  static let legend = """
    sync/async: requests admitted at once; ≥ at least, ∞ no bound, ? not seen, – no such views. ✓ every promise that \
    applies is kept, ✗2 two violations, k2 two known ones, s2 two listed as known that are none, ?2 two not decided, ! could not look.
    """

  /// The properties behind each count, a line for each server and sign.
  var counts: [String] {
    matrix.all.flatMap { _, _, cell -> [String] in
      let counts = [
        ("✗", cell.properties(.violated)), ("s", cell.properties(.stale)), ("k", cell.properties(.known)),
        ("?", cell.isUnseen ? [] : cell.undecided),
      ]
      return counts.filter { !$0.1.isEmpty }.map { sign, properties in
        "\(sign) \(cell.name): \(properties.map(\.rawValue).joined(separator: ", "))"
      }
    }
  }

  /// Why servers could not be looked at, a line for each reason.
  var failures: [String] {
    let cells = matrix.all.map(\.cell)
    let reasons = cells.compactMap(\.failure).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return reasons.map { reason in
      "! \(cells.filter { $0.failure == reason }.map(\.name).joined(separator: ", ")): \(reason)"
    }
  }
}
