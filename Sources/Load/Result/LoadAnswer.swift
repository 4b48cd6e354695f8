/// An answer that arrived whole.
package struct LoadAnswer: Sendable {
  /// The name of the request, and the path that it went to, without its query.
  package var request: String
  package var place: String
  package var status: Int
  package var body: [UInt8]
  /// When the request was sent, and when it was over, in nanoseconds of the kit's clock.
  package var sent: Int
  package var received: Int
}
