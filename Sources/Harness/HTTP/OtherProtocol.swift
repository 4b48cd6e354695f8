/// An answer in a version of the probe's protocol that this kit does not speak.
struct OtherProtocol: Error {
  /// The one that was found.
  var version: Int
}
