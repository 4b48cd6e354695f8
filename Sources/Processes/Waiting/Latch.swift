import Synchronization

/// A value that is set once and can be waited for, by any number of tasks, before and after.
final class Latch<Value: Sendable>: Sendable {
  private struct State {
    var value: Value?
    var waiters: [Int: CheckedContinuation<Value?, Never>] = [:]
    var next = 0
  }
  private let state = Mutex(State())

  var value: Value? { state.withLock { $0.value } }

  /// Only the first value counts.
  func set(_ value: Value) {
    let waiters = state.withLock { state -> [CheckedContinuation<Value?, Never>] in
      guard state.value == nil else { return [] }
      state.value = value
      defer { state.waiters = [:] }
      return Array(state.waiters.values)
    }
    for waiter in waiters { waiter.resume(returning: value) }
  }

  /// Waits without a deadline and whether or not the task is cancelled.
  func wait() async -> Value {
    while true {
      if let value = await waitForValue(as: ticket(), whileTrue: { true }) { return value }
    }
  }

  /// Waits for at most `limit`; nil once that has passed or the task was cancelled.
  func wait(within limit: Duration) async -> Value? {
    await withTaskGroup(of: Value?.self) { group in
      group.addTask { await self.waitUnlessCancelled() }
      group.addTask {
        try? await Task.sleep(for: limit)
        return nil
      }
      defer { group.cancelAll() }
      // In a cancelled task the sleep can be over first, although the value is there.
      return await group.next().flatMap { $0 } ?? value
    }
  }

  private func waitUnlessCancelled() async -> Value? {
    let ticket = ticket()
    return await withTaskCancellationHandler {
      await waitForValue(as: ticket, whileTrue: { !Task.isCancelled })
    } onCancel: {
      withdraw(ticket)
    }
  }

  private func ticket() -> Int {
    state.withLock { state in
      state.next += 1
      return state.next
    }
  }

  /// The condition is looked at under the lock, so that a cancellation either shows in it or finds the waiter.
  private func waitForValue(as ticket: Int, whileTrue mayWait: () -> Bool) async -> Value? {
    await withCheckedContinuation { continuation in
      let answer = state.withLock { state -> Value?? in
        if state.value != nil || !mayWait() { return .some(state.value) }
        state.waiters[ticket] = continuation
        return .none
      }
      if case .some(let value) = answer { continuation.resume(returning: value) }
    }
  }

  private func withdraw(_ ticket: Int) {
    state.withLock { $0.waiters.removeValue(forKey: ticket) }?.resume(returning: nil)
  }
}
