/// What somebody may have meant who wrote a word that is not among the known ones.
package enum Suggestion {
  /// The known word nearest to `word`, if it is near enough to be a slip: a third of its letters at most, or the word
  /// itself as a part of it.
  package static func nearest(to word: String, among known: [String]) -> String? {
    let ranked = known.map { (word: $0, distance: distance(plain(word), plain($0))) }
    if let best = ranked.min(by: { $0.distance < $1.distance }), best.distance <= max(1, best.word.count / 3) {
      return best.word
    }
    guard word.count >= 3 else { return nil }
    let containing = known.filter { plain($0).contains(plain(word)) }
    return containing.count == 1 ? containing[0] : nil
  }

  /// `did you mean "x"? `, or nothing.
  package static func question(for word: String, among known: [String]) -> String {
    nearest(to: word, among: known).map { "did you mean \"\($0)\"? " } ?? ""
  }

  private static func plain(_ word: String) -> String {
    String(word.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
  }

  /// How many letters to insert, delete, replace or swap with their neighbour (optimal string alignment).
  static func distance(_ first: String, _ second: String) -> Int {
    let (a, b) = (Array(first), Array(second))
    var rows = [Array(0...b.count)]
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        var least = min(rows[i][j] + (a[i] == b[j] ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, rows[i - 1][j - 1] + 1) }
        row.append(least)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
