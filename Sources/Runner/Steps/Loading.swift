import Conformance
import Synchronization
import Texts

/// A load while it runs: clients that send their next request once the last one has been answered.
final class Loading: Sendable {
  private let load: Load
  private let world: any World
  private let log: RequestLog
  private let begun = Mutex(0)

  init(_ load: Load, _ world: any World, _ log: RequestLog) { (self.load, self.world, self.log) = (load, world, log) }

  /// Keeps the clients busy, and waits until everything has been answered; returns what was waited for in vain.
  func keepBusy(_ watch: Watch, _ patience: Patience) async throws -> [String] {
    let before = log.entries.count
    for _ in 0..<load.clients { sendNext() }
    let total = before + load.requests
    let done = try await watch.look(
      until: { log.entries.count == total && log.answered == total }, stalledFor: patience.progress)
    guard !done else { return [] }
    let answered = log.entries.dropFirst(before).count(where: \.isAnswered)
    return [
      "\(answered) of \(load.requests.of("request")) were answered until nothing had moved for "
        + "\(patience.progress.inWords)"
    ]
  }

  /// Sends a client's next request, until all of the load have been sent or the run is over.
  private func sendNext() {
    let isLeft = begun.withLock { begun in
      begun += 1
      return begun <= load.requests
    }
    guard isLeft, !log.isClosed else { return }
    // Its connection is not worth keeping: the next request comes on a new one.
    let call = Call(log.name(), load.view, milliseconds: load.milliseconds, keepsConnection: false)
    log.add(.init(name: call.name, view: call.view, milliseconds: call.work, sent: world.now()))
    world.send(call) { reply in
      self.log.settle(call.name, reply)
      self.sendNext()
    }
  }
}
