/// The comment that says for whom a statement runs: `/*lockstep request=ID process=PID thread=TID*/`.
///
/// It stands at the start of the text, since `pg_stat_activity` cuts a text off at `track_activity_query_size` bytes
/// (<https://www.postgresql.org/docs/current/runtime-config-statistics.html>, 1024 by default, 100 at least).
package struct StatementComment: Sendable, Hashable, CustomStringConvertible {
  package var request: String
  package var process: Int
  /// The native id of the thread, as the kernel knows it.
  package var thread: Int

  package init(request: String, process: Int, thread: Int) {
    (self.request, self.process, self.thread) = (request, process, thread)
  }

  /// Reads the comment off the start of a statement; nil when there is none, or only the beginning of one.
  ///
  /// Comments of others may stand before it: a tracer puts its own in front of every statement.
  package init?(parsing statement: String) {
    var rest = Substring(statement).drop(while: \.isWhitespace)
    while rest.hasPrefix("/*") {
      guard let end = rest.firstRange(of: "*/") else { return nil }
      if let comment = Self(body: rest[rest.index(rest.startIndex, offsetBy: 2)..<end.lowerBound]) {
        self = comment
        return
      }
      rest = rest[end.upperBound...].drop(while: \.isWhitespace)
    }
    return nil
  }

  private init?(body: Substring) {
    let words = body.split(separator: " ")
    guard words.count == 4, words[0] == "lockstep",
      let request = words[1].value(of: "request"), Self.isIdentifier(request),
      let process = words[2].value(of: "process").flatMap(Self.number),
      let thread = words[3].value(of: "thread").flatMap(Self.number)
    else { return nil }
    self.init(request: String(request), process: process, thread: thread)
  }

  /// The number of a process or thread: no kernel gives one of more than eighteen digits.
  private static func number(_ digits: Substring) -> Int? {
    digits.count <= 18 && digits.allSatisfy { $0.isASCII && $0.isNumber } ? Int(digits) : nil
  }

  /// Whether a request's name is made of 1 to 40 of the characters that can neither end the comment nor be cut off.
  static func isIdentifier(_ name: Substring) -> Bool {
    (1...40).contains(name.utf8.count)
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }

  /// The comment as a prefix of a statement.
  package var description: String { "/*lockstep request=\(request) process=\(process) thread=\(thread)*/ " }
}

extension Substring {
  /// What follows `key=`.
  fileprivate func value(of key: String) -> Substring? { hasPrefix(key + "=") ? dropFirst(key.count + 1) : nil }
}
