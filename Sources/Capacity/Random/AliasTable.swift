/// Draws from given weights in constant time, however many there are.
///
/// Source: M. Vose, "A linear algorithm for generating random numbers with a given distribution", IEEE TSE 17 (1991)
struct AliasTable {
  private struct Cell {
    /// The share of this cell that is its own; the rest is its alias's.
    var own: Double
    var alias: Int
  }
  private var cells: [Cell]

  /// A table of `weights`, which are finite, at least 0, and not all 0.
  init(_ weights: [Double]) {
    let largest = weights.max() ?? 1
    let richest = weights.firstIndex(of: largest) ?? 0
    let total = weights.reduce(0) { $0 + $1 / largest }
    cells = weights.map { Cell(own: $0 / largest / total * Double(weights.count), alias: richest) }
    var small = cells.indices.filter { cells[$0].own < 1 }
    var large = cells.indices.filter { cells[$0].own >= 1 }
    while let poor = small.popLast(), let rich = large.last {
      cells[poor].alias = rich
      cells[rich].own -= 1 - cells[poor].own
      if cells[rich].own < 1 {
        large.removeLast()
        small.append(rich)
      }
    }
    // What is left differs from 1 by rounding only. A weight of 0 keeps its alias, and so is never drawn.
    for index in small + large where weights[index] > 0 { cells[index].own = 1 }
  }

  /// The index of a weight, each with the probability of its share.
  @inline(__always)
  func draw(_ generator: inout Xoshiro) -> Int {
    let index = generator.below(cells.count)
    let cell = cells[index]
    return generator.unit() <= cell.own ? index : cell.alias
  }
}
