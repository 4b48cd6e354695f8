import Conformance
package import Histories

/// What a scenario is played against: a server that takes requests, and the places where they can be held.
///
/// One world serves one run of one scenario. What it tells about time is in nanoseconds of its own clock.
package protocol World: Sendable {
  /// The processes that are known to answer, in order.
  var processes: [Int] { get async }
  /// The process that most idle connections lead to.
  var handiest: Int? { get async }
  /// Whether a connection leads to one process for as long as it is open, as far as is known.
  var isPinnable: Bool { get async }
  /// Whether a process has work to do and is about it, or gets no turn on a busy machine, or has been stopped. What is
  /// stopped is written down.
  var isWorking: Bool { get async }
  /// What has befallen processes of the server since it was started, in order.
  var events: [ServerEvent] { get async }
  /// Which numbers that processes have told say nothing about one process here, as far as is known by now: the next answer may
  /// settle it.
  var doubts: [ServerEvent] { get async }
  /// How many processors are online, which sizes the pools that Python makes by default.
  var processors: Int { get }

  /// What the names of this run's requests begin with, so that nothing an earlier one has left behind is taken for one.
  func prefix() async -> String
  /// Opens connections until each process has as many idle ones as `needs` says; returns what could not be had, a
  /// sentence for each process.
  func reserve(_ needs: [Int: Int]) async throws -> [String]
  /// Takes an idle connection to `process` for one request, if there is one.
  func pin(to process: Int) async -> Pin?
  /// Takes in that a request was seen in a process other than the one its connection had led to: from now on no
  /// connection is believed to lead to any, and that is written down.
  func unpin(after stray: Stray) async
  /// Sends a request, and calls `then` once with what became of it; sends nothing once it has hung up.
  func send(_ call: Call, then: @escaping @Sendable (Reply) -> Void)
  /// Hangs up on whoever has no answer yet.
  func hangUp()

  /// Closes the gate for requests that are about to be sent.
  func hold(_ requests: [String]) async throws
  /// Looks once who is where. Throws if that cannot be seen any more.
  func look() async throws -> Look
  /// How the views of its requests have told that they ended, by the request. Who is missing may have ended too.
  func endings() async -> [String: ViewEnding]
  /// How many rows of its requests the database has kept, by the request; `nil` where nobody can look.
  func committedRows() async -> [String: Int]?
  /// Lets the named requests go, wherever they are held.
  func release(_ requests: [String]) async throws
  /// Sends a signal to a process of the server, and writes that down. Throws if that process is none of the server's.
  func signal(_ signal: Signal, to process: Int) async throws
  /// Lets everybody go, as far as that can still be done.
  func releaseAll() async

  /// Whether workers are expected to end after some requests and to be replaced: it was promised, or has been seen.
  var recycles: Bool { get async }
  /// How many more requests each process certainly answers, of those that are expected to be replaced.
  var left: [Int: Int] { get async }
  /// Has each worker replaced that may end before it has answered `count` more requests, and waits until as many answer as
  /// there were at first; returns what was waited for in vain, a sentence each. Nothing may be under way.
  func renew(for count: Int) async throws -> [String]

  /// Why what is seen of the server says little, where the end of that process was not to be expected.
  func loss(of process: Int) async -> any Error

  func now() -> Int
  func pause(for duration: Duration) async throws
}

/// A world whose workers go on for as long as the server does.
extension World {
  package var doubts: [ServerEvent] { [] }
  package var recycles: Bool { false }
  package var left: [Int: Int] { [:] }
  package func renew(for count: Int) async throws -> [String] { [] }
}
