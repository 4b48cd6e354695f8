@preconcurrency import Dispatch
import Foundation
import Synchronization

/// Ctrl-C and the signal to terminate: the first asks the work to end, so that what was found is kept; a second one ends
/// the process at once, and the supervisors clean up behind it.
final class Interruption: Sendable {
  private let received = Mutex<Int32?>(nil)
  private let sources: [any DispatchSourceSignal]

  init(_ cancel: @escaping @Sendable () -> Void) {
    var sources: [any DispatchSourceSignal] = []
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      sources.append(DispatchSource.makeSignalSource(signal: number, queue: .global()))
    }
    self.sources = sources
    for (source, number) in zip(sources, [SIGINT, SIGTERM]) {
      source.setEventHandler { [weak self] in self?.receive(number, cancel) }
      source.resume()
    }
  }

  private func receive(_ number: Int32, _ cancel: @Sendable () -> Void) {
    let again = received.withLock { received in
      defer { received = received ?? number }
      return received != nil
    }
    if again { exit(number == SIGINT ? ExitCodes.interrupted : ExitCodes.terminated) }
    StandardError.print("stopping; what was found so far is kept")
    cancel()
  }

  /// Stops listening, so that a signal ends the process again, and returns the one that came, if one did.
  func end() -> Int32? {
    sources.forEach { $0.cancel() }
    for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
    return received.withLock { $0 }
  }
}
