/// A body in chunks, each after its length in hexadecimal digits.
enum ChunkedBody {
  /// The chunks put together; nil if the last one has not arrived whole.
  static func read(_ bytes: Slice<UnsafeRawBufferPointer>) throws(HTTPFailure) -> [UInt8]? {
    var body: [UInt8] = []
    var rest = bytes
    while let line = nextLine(&rest) {
      let digits = line.prefix { $0 != UInt8(ascii: ";") && $0 != 32 }
      guard let size = Int(String(decoding: digits, as: UTF8.self), radix: 16), size >= 0 else {
        throw .notHTTP("a chunk of its body has no length")
      }
      if size == 0 {
        // Trailers, and the empty line after them.
        while let trailer = nextLine(&rest) { if trailer.isEmpty { return body } }
        return nil
      }
      guard rest.count > size else { return nil }
      body += rest.prefix(size)
      rest = rest.dropFirst(size)
      guard let end = nextLine(&rest) else { return nil }
      guard end.isEmpty else { throw .notHTTP("a chunk of its body is longer than it says") }
    }
    return nil
  }

  private static func nextLine(_ rest: inout Slice<UnsafeRawBufferPointer>) -> Slice<UnsafeRawBufferPointer>? {
    guard let feed = rest.firstIndex(of: 10) else { return nil }
    var line = rest[..<feed]
    rest = rest[(feed + 1)...]
    if line.last == 13 { line = line.dropLast() }
    return line
  }
}
