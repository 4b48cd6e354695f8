package import Histories

/// What a view tells about the request that it served, as far as judges go by it.
package struct Answer: Sendable {
  /// A stage of a request, and the thread that ran it.
  package struct StageThread: Sendable {
    package var stage: String
    package var thread: Int
    /// Nanoseconds of the probe's clock.
    package var at: Int

    package init(stage: String, thread: Int, at: Int) { (self.stage, self.thread, self.at) = (stage, thread, at) }
  }

  package var process: Int
  package var thread: Int
  package var backend: Int?
  /// How the server called the application; `nil` where that was not told.
  package var gateway: Gateway?
  /// The thread of the event loop; `nil` where there is none, or it was not told.
  package var loopThread: Int?
  /// Nanoseconds of the probe's clock, by the name of the point passed.
  package var points: [String: Int]
  package var stages: [StageThread]
  /// Whether nested calls came to an end, from the view that makes some.
  package var finished: Bool?
  /// A sentence that says why they did not.
  package var error: String?

  package init(
    process: Int, thread: Int, backend: Int? = nil, gateway: Gateway? = nil, loopThread: Int? = nil,
    points: [String: Int],
    stages: [StageThread] = [], finished: Bool? = nil, error: String? = nil
  ) {
    (self.process, self.thread, self.backend) = (process, thread, backend)
    (self.gateway, self.loopThread) = (gateway, loopThread)
    (self.points, self.stages, self.finished, self.error) = (points, stages, finished, error)
  }
}
