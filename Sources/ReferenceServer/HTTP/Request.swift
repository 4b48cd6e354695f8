import NIOHTTP1
import ProbeContract

/// What the views need of an HTTP request.
struct Request: Equatable, Sendable {
  /// The request target as it came.
  var target: String
  var path: String
  var query: [String: String]
  /// The value of the header that lets a request see the probe.
  var token: String?

  init(_ head: HTTPRequestHead) {
    self.init(target: head.uri, token: head.headers.first(name: ProbeProtocol.tokenHeader))
  }

  /// Reads a request target in origin form, `/path?name=value&…`; of a name given twice the last value counts.
  init(target: String, token: String?) {
    self.target = target
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = parts.first.map { Self.decoded($0) } ?? ""
    query = [:]
    for pair in parts.dropFirst().first?.split(separator: "&") ?? [] {
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = sides.count == 2 ? Self.decoded(Self.spaced(sides[1])) : ""
      query[Self.decoded(Self.spaced(sides[0]))] = value
    }
    self.token = token
  }

  private static func spaced(_ text: Substring) -> Substring {
    Substring(String(text.map { $0 == "+" ? " " : $0 }))
  }

  /// Resolves `%41`; what is no such escape stays as it is.
  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
