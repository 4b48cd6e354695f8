import Dispatch
import Synchronization

/// A thread that waits for async code and meanwhile makes the sync calls that come back from it, as `async_to_sync` does.
final class Home: Sendable {
  typealias Call = @Sendable () -> Void

  private struct State {
    var calls: [Call] = []
    var hasEnded = false
    var isOpen = true
  }

  private let outer: Home?
  private let makesCalls: Bool
  private let state = Mutex(State())
  private let arrivals = DispatchSemaphore(value: 0)

  /// Calls that come when the code here has ended go on to `outer`, which waits for this one. A home that makes no calls is
  /// a fault.
  init(in outer: Home? = nil, makesCalls: Bool = true) { (self.outer, self.makesCalls) = (outer, makesCalls) }

  /// How many looks in a row find nothing before it counts as never coming, and how long each lasts at least.
  ///
  /// Looks are counted, and not time: on a busy machine they get longer, as everything does that they wait for.
  private static let (patience, look) = (30, DispatchTimeInterval.milliseconds(100))

  /// Waits on the calling thread until `body` has ended; false once so many `looks` in a row have found nothing to do.
  func wait(looks: Int = patience, for body: @escaping @Sendable () async -> Void) -> Bool {
    Task {
      await body()
      state.withLock { $0.hasEnded = true }
      arrivals.signal()
    }
    defer { leave() }
    var idle = 0
    while idle < looks {
      guard arrivals.wait(timeout: .now() + Self.look) == .success else {
        idle += 1
        continue
      }
      idle = 0
      let call = state.withLock { state in makesCalls && !state.calls.isEmpty ? state.calls.removeFirst() : nil }
      if let call {
        call()
      } else if state.withLock({ $0.hasEnded }) {
        return true
      }
    }
    return false
  }

  /// Makes a sync call on the thread that waits, from async code.
  func call(_ work: @escaping Call = {}) async {
    await withCheckedContinuation { continuation in
      add {
        work()
        continuation.resume()
      }
    }
  }

  private func add(_ call: @escaping Call) {
    let isHere = state.withLock { state in
      if state.isOpen { state.calls.append(call) }
      return state.isOpen
    }
    if isHere { arrivals.signal() } else if let outer { outer.add(call) } else { call() }
  }

  /// What is left is made elsewhere, so that nobody waits for it for ever.
  private func leave() {
    let left = state.withLock { state in
      state.isOpen = false
      defer { state.calls = [] }
      return state.calls
    }
    for call in left { if let outer { outer.add(call) } else { call() } }
  }
}
