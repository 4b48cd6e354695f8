/// Reads one answer as it comes in, however it is cut into pieces.
struct AnswerReader {
  struct Answer {
    var status: Int
    /// Whether the server lets the connection carry another request.
    var keepsAlive: Bool
    /// Empty where it is of no interest.
    var body: [UInt8] = []
  }

  /// The largest answer that is read.
  private static let limit = 1 << 24

  /// What has come of an answer that did not come in one piece.
  private var pieces: [UInt8] = []

  /// How many bytes of the body have come; nil if not even the head has.
  var bytes: Int? {
    pieces.withUnsafeBytes { bytes in
      guard let head = try? AnswerHead(bytes) else { return nil }
      return bytes.count - head.size
    }
  }

  /// Takes what has come; returns the answer once it is whole. A body is kept where `keepsBody` says so of its status.
  mutating func take(
    _ new: UnsafeRawBufferPointer, keepsBody: (Int) -> Bool
  ) throws(HTTPFailure) -> Answer? {
    if pieces.isEmpty, let answer = try Self.read(new, ended: false, keepsBody) { return answer }
    guard pieces.count + new.count <= Self.limit else { throw .tooLarge(limit: Self.limit) }
    pieces.append(contentsOf: new)
    return pieces.count == new.count ? nil : try whole(ended: false, keepsBody)
  }

  /// Takes the end of the connection, with which an answer of no stated length is whole.
  mutating func end(keepsBody: (Int) -> Bool) throws(HTTPFailure) -> Answer {
    if let answer = try whole(ended: true, keepsBody) { return answer }
    throw .closed(bytes: bytes)
  }

  private mutating func whole(ended: Bool, _ keepsBody: (Int) -> Bool) throws(HTTPFailure) -> Answer? {
    let result = pieces.withUnsafeBytes { bytes in
      Result { () throws(HTTPFailure) in try Self.read(bytes, ended: ended, keepsBody) }
    }
    let answer = try result.get()
    if answer != nil { pieces.removeAll(keepingCapacity: true) }
    return answer
  }

  private static func read(
    _ bytes: UnsafeRawBufferPointer, ended: Bool, _ keepsBody: (Int) -> Bool
  ) throws(HTTPFailure) -> Answer? {
    guard let head = try AnswerHead(bytes) else { return nil }
    var answer = Answer(status: head.status, keepsAlive: head.keepsAlive)
    let body = bytes[head.size...]
    if head.isChunked {
      guard let whole = try ChunkedBody.read(body) else { return nil }
      if keepsBody(head.status) { answer.body = whole }
    } else if let length = head.length {
      guard body.count >= length else { return nil }
      if keepsBody(head.status) { answer.body = Array(body.prefix(length)) }
    } else {
      guard ended else { return nil }
      if keepsBody(head.status) { answer.body = Array(body) }
    }
    return answer
  }
}
