/// Where in a server a request was seen: one thread of one process, and its Postgres backend where that is known.
public struct Place: Hashable, Sendable, Codable {
  /// Process id of the worker.
  public var process: Int
  /// Native id of the thread, as the kernel numbers it. Ids are used again after a thread has ended.
  public var thread: Int
  /// Process id of the Postgres backend that served the request, if it was told.
  public var backend: Int?

  public init(process: Int, thread: Int, backend: Int? = nil) {
    (self.process, self.thread, self.backend) = (process, thread, backend)
  }
}
