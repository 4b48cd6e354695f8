/// Where the server listens.
enum ListeningPlace: Equatable, Sendable {
  case port(Int, host: String)
  /// A bound socket that the process has inherited.
  case descriptor(Int32)
}
