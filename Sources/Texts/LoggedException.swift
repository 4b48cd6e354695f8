/// What an application wrote into its log about an error of a request, where it is written in Python.
package enum LoggedException {
  private static let head = "Traceback (most recent call last):"

  /// The last exception in `lines` of a log, as the last line of its traceback has it: "ValueError: no such thing".
  ///
  /// Where a line names `path`, as Django, Flask and Gunicorn write it in front of the traceback, it is the one behind that.
  package static func last(in lines: [String], about path: String) -> String? {
    let named = lines.lastIndex { !$0.hasPrefix(" ") && names(path, $0) }
    let own = lines[(named ?? lines.startIndex)...]
    guard let start = own.lastIndex(where: { $0.hasSuffix(head) }) else { return nil }
    return own[own.index(after: start)...].first { line in
      line.first.map { !$0.isWhitespace } ?? false
    }
  }

  /// Whether the path stands in a line, and does not only begin a longer one.
  private static func names(_ path: String, _ line: String) -> Bool {
    line.ranges(of: path).contains { place in
      guard place.upperBound < line.endIndex else { return true }
      let next = line[place.upperBound]
      return !next.isLetter && !next.isNumber && !"-_/".contains(next)
    }
  }
}
