import Dispatch
import Synchronization

/// Shapes of nested calls between sync and async code that deadlocked in one version of asgiref or another.
enum NestedShape: String, CaseIterable, Sendable {
  /// Awaits a sync call with a timeout.
  case waitFor = "wait-for"
  /// Makes two sync calls at once.
  case gather
  /// Makes a sync call in a task of its own.
  case task
  /// Leaves a task with a sync call behind in a nested call.
  case taskLeftBehind = "task-left-behind"

  /// The timeout that a shape gives a call which takes no time, in seconds.
  private static let timeout = 60

  func run(from home: Home) async {
    switch self {
    case .waitFor:
      await withTaskGroup(of: Void.self) { group in
        group.addTask { await home.call() }
        group.addTask { try? await Task.sleep(for: .seconds(Self.timeout)) }
        await group.next()
        group.cancelAll()
      }
    case .gather:
      async let one: Void = home.call()
      async let other: Void = home.call()
      _ = await (one, other)
    case .task: await Task { await home.call() }.value
    case .taskLeftBehind:
      let left = Left()
      await home.call {
        let inner = Home(in: home)
        _ = inner.wait {
          left.task.withLock { $0 = Task { await inner.call() } }
        }
      }
      await left.task.withLock { $0 }?.value
    }
  }

  /// The task that was left behind.
  private final class Left: Sendable {
    let task = Mutex<Task<Void, Never>?>(nil)
  }
}

extension Probe {
  /// Runs a shape of nested calls from this thread, and finds out whether it came to its end.
  func nested(_ visit: Visit) throws(BadParameter) {
    let name = visit.parameters.shape
    guard let shape = name.flatMap(NestedShape.init) else {
      let names = NestedShape.allCases.map(\.rawValue).joined(separator: ", ")
      throw BadParameter("The parameter shape is \(name.map { "'\($0)'" } ?? "missing"); it must be one of \(names).")
    }
    let home = Home(makesCalls: fault != .nestedCallsWaitForThemselves)
    let hasFinished = home.wait { await shape.run(from: home) }
    let error =
      hasFinished
      ? nil : "DidNotFinish: The calls do not go on; they wait for each other."
    visit.findings = [("shape", .string(shape.rawValue)), ("finished", .bool(hasFinished)), ("error", JSON(error))]
  }
}
