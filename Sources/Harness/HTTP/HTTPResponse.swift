import Texts

/// An answer that arrived whole.
package struct HTTPResponse: Sendable {
  package var status: Int
  /// The value of `Content-Type`.
  package var contentType: String
  package var body: [UInt8]
  /// Whether the connection can carry another request.
  package var keepsAlive: Bool
  /// When the request had been written, in nanoseconds of the kit's clock.
  package var sent: Int
  /// When the last byte of the answer had been read, in nanoseconds of the kit's clock.
  package var received: Int
  /// The value of the header that marks an answer as a probe's.
  var probeHeader: String?

  /// The first line of the body, cut to 200 characters, for messages.
  package var firstLine: String { body.firstLine }
}
