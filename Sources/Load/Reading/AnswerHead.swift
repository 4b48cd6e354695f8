import Glibc

/// The first lines of an HTTP/1.1 answer: no more of them than it takes to find its end.
struct AnswerHead {
  private(set) var status = 0
  /// Where the body begins.
  private(set) var size = 0
  /// The length of the body; nil where it comes in chunks or ends with the connection.
  private(set) var length: Int?
  private(set) var isChunked = false
  private(set) var keepsAlive = true

  /// Reads a head; nil if it has not arrived whole.
  init?(_ bytes: UnsafeRawBufferPointer) throws(HTTPFailure) {
    guard let base = bytes.baseAddress else { return nil }
    var position = 0
    while position < bytes.count {
      guard let feed = memchr(base + position, 10, bytes.count - position) else { break }
      let end = feed - UnsafeMutableRawPointer(mutating: base)
      var line = UnsafeRawBufferPointer(rebasing: bytes[position..<end])
      if line.last == 13 { line = UnsafeRawBufferPointer(rebasing: line.dropLast()) }
      if position == 0 {
        try readStatus(line)
      } else if line.isEmpty {
        size = end + 1
        if status == 204 || status == 304 { length = 0 }
        if length == nil, !isChunked { keepsAlive = false }
        return
      } else {
        try readField(line)
      }
      position = end + 1
    }
    // What is no answer at all is told before its line has an end.
    guard bytes.starts(with: "HTTP/1.".utf8.prefix(bytes.count)), bytes.count <= 1 << 16 else {
      throw .notHTTP("its first line does not begin with HTTP/1")
    }
    return nil
  }

  private mutating func readStatus(_ line: UnsafeRawBufferPointer) throws(HTTPFailure) {
    guard line.count >= 12, line.starts(with: "HTTP/1.".utf8), let status = Self.number(line[9..<12]), status >= 200
    else { throw .notHTTP("its first line is \"\(String(decoding: line.prefix(60), as: UTF8.self))\"") }
    self.status = status
    keepsAlive = line[7] == UInt8(ascii: "1")
  }

  private mutating func readField(_ line: UnsafeRawBufferPointer) throws(HTTPFailure) {
    switch line[0] | 32 {
    case UInt8(ascii: "c"):
      if let value = Self.value(of: "content-length:", in: line) {
        guard let length = Self.number(value) else { throw .notHTTP("its Content-Length is no number") }
        self.length = length
      } else if let value = Self.value(of: "connection:", in: line) {
        if Self.mentions("close", in: value) {
          keepsAlive = false
        } else if Self.mentions("keep-alive", in: value) {
          keepsAlive = true
        }
      }
    case UInt8(ascii: "t"):
      guard let value = Self.value(of: "transfer-encoding:", in: line) else { return }
      isChunked = String(decoding: value, as: UTF8.self).lowercased().hasSuffix("chunked")
    default: break
    }
  }

  private static func value(of name: StaticString, in line: UnsafeRawBufferPointer) -> Slice<UnsafeRawBufferPointer>? {
    let size = name.utf8CodeUnitCount
    guard line.count >= size else { return nil }
    for index in 0..<size where line[index] | 32 != name.utf8Start[index] | 32 { return nil }
    return line[size...].drop { $0 == 32 || $0 == 9 }
  }

  /// Whether a word is among those of a value, in whatever case. By bytes, since it is asked of every answer.
  private static func mentions(_ word: StaticString, in value: Slice<UnsafeRawBufferPointer>) -> Bool {
    let size = word.utf8CodeUnitCount
    guard value.count >= size else { return false }
    return (value.startIndex...(value.endIndex - size)).contains { start in
      (0..<size).allSatisfy { value[start + $0] | 32 == word.utf8Start[$0] | 32 }
    }
  }

  private static func number(_ digits: Slice<UnsafeRawBufferPointer>) -> Int? {
    guard (1...15).contains(digits.count) else { return nil }
    var number = 0
    for digit in digits {
      guard (48...57).contains(digit) else { return nil }
      number = number * 10 + Int(digit - 48)
    }
    return number
  }
}
