/// Who waits at the upstream, or tells it something.
struct Caller: Sendable {
  var request: String
  /// Process id of the worker.
  var process: Int
  /// Process id of the Postgres backend that serves the request, if that is known.
  var backend: Int?
}
