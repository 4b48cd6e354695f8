import Conformance
import Histories
import Texts

/// The step that sends a signal, and the wait for what it ends. Each returns what it did or waited for in vain, a sentence
/// each.
struct Signalling {
  private let watch: Watch
  private let world: any World
  private let patience: Patience

  init(_ watch: Watch, _ world: any World, _ patience: Patience) {
    (self.watch, self.world, self.patience) = (watch, world, patience)
  }

  func send(_ signal: Signal, to recipient: Scenario.Recipient) async throws -> [String] {
    try await watch.look()
    let found =
      switch recipient {
      case .main: watch.events.main
      case .holder: holder(among: Set(await world.processes))
      }
    guard let process = found else {
      let whom = recipient == .main ? "the server's main process is not known" : "no process held a request"
      return ["\(signal.name) was sent to nobody, since \(whom)"]
    }
    try await watch.signal(signal, to: process)
    return signal == .kill ? try await awaitEnds() : []
  }

  /// Waits until every process has gone that was sent a signal to end it.
  func awaitEnds() async throws -> [String] {
    let gone = try await watch.look(until: { watch.events.awaitedEnds.isEmpty }, stalledFor: patience.progress)
    guard !gone else { return [] }
    return watch.events.awaitedEnds.map { process, signal in
      "process \(process) had not ended, although it was sent \(signal.name), until nothing had moved for "
        + "\(patience.progress.inWords)"
    }
  }

  /// The process that has held a request for the longest time. One that has ended may still be seen to hold some: its
  /// backends notice that only once they are let go.
  private func holder(among processes: Set<Int>) -> Int? {
    let sightings = watch.sightings
    return sightings.held.filter { processes.contains($0.value.process) }.min {
      (sightings.admission(of: $0.key), $0.key) < (sightings.admission(of: $1.key), $1.key)
    }?.value.process
  }
}

extension [ServerEvent] {
  /// The processes that were told to end and have not gone yet, and how they were told last, in order of their numbers.
  fileprivate var awaitedEnds: [(process: Int, signal: Signal)] {
    var told: [Int: Signal] = [:]
    for event in self {
      switch event.kind {
      case .signalled(let signal) where signal.ends: told[event.process] = signal
      case .gone: told[event.process] = nil
      case .started, .ready, .signalled, .stopped, .replaced, .wandered, .unknown: break
      }
    }
    return told.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
