import Platform
import Postgres

extension RunningServer {
  /// How many of its Postgres connections are left when everything has been answered; `nil` if it cannot be told.
  ///
  /// Servers close connections behind the answer, so the count is taken once it has stopped falling.
  func backendsOnceIdle() async -> Int? {
    let deadline = Deadline(in: .seconds(1))
    var last: (count: Int, since: Int)?
    while !deadline.hasPassed {
      guard let count = try? await kit.database.backends(applicationName: applicationName).count else { return nil }
      if count == 0 { return 0 }
      if last?.count != count { last = (count, KitClock.now()) }
      if let last, KitClock.now() - last.since > Duration.milliseconds(150).inNanoseconds { return count }
      do { try await Task.sleep(for: .milliseconds(10)) } catch { return nil }
    }
    return last?.count
  }
}
