/// The protocol by which a server calls its application.
public enum Gateway: String, Hashable, Sendable, Codable, CaseIterable {
  /// A thread takes a request and has it from beginning to end (PEP 3333).
  case wsgi
  /// An event loop takes a request (https://asgi.readthedocs.io).
  case asgi
}
