/// An HTTP/1.1 response as it comes in. Its body ends by its length, or with the connection.
///
/// One reader for both ways of waiting: a blocking call on the view's own thread, which is what a faithful blocking worker
/// makes, cannot be a channel of NIO.
struct UpstreamAnswer {
  private var bytes: [UInt8] = []
  private var head: (status: Int, bodyStart: Int, length: Int?)?

  mutating func append(_ more: some Sequence<UInt8>) throws(UpstreamError) {
    bytes += more
    if head == nil { try readHead() }
  }

  /// Whether all has come that was announced.
  var isComplete: Bool {
    guard let head, let length = head.length else { return false }
    return bytes.count - head.bodyStart >= length
  }

  /// Judges the answer once the connection has ended or it is complete: only a whole 200 lets a request go on.
  func check() throws(UpstreamError) {
    guard let head, isComplete || head.length == nil else {
      throw UpstreamError("The upstream's answer is not a whole HTTP response.")
    }
    guard head.status == 200 else {
      throw UpstreamError("The upstream answered \(head.status) where 200 was expected; see the kit's own log.")
    }
  }

  private mutating func readHead() throws(UpstreamError) {
    let end = Array("\r\n\r\n".utf8)
    guard let start = bytes.indices.first(where: { bytes[$0...].starts(with: end) }) else { return }
    let lines = String(decoding: bytes[..<start], as: UTF8.self).split(separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count >= 2, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else {
      throw UpstreamError("The upstream's answer is not HTTP/1.1.")
    }
    let length = lines.dropFirst().lazy.compactMap { line -> Int? in
      let sides = line.split(separator: ":", maxSplits: 1)
      guard sides.count == 2, sides[0].lowercased() == "content-length" else { return nil }
      return Int(String(sides[1].drop { $0 == " " }))
    }.first
    head = (status, start + end.count, length)
  }
}
