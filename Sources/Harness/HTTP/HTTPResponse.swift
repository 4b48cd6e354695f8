import Texts

/// An answer that arrived whole.
public struct HTTPResponse: Sendable {
  public var status: Int
  /// The value of `Content-Type`.
  public var contentType: String
  public var body: [UInt8]
  /// Whether the connection can carry another request.
  public var keepsAlive: Bool
  /// When the request had been written, in nanoseconds of the kit's clock.
  public var sent: Int
  /// When the last byte of the answer had been read, in nanoseconds of the kit's clock.
  public var received: Int
  /// The value of the header that marks an answer as a probe's.
  var probeHeader: String?

  /// The first line of the body, cut to 200 characters, for messages.
  public var firstLine: String { body.firstLine }
}
