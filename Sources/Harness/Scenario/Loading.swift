import Conformance

extension ScenarioRun {
  /// Keeps the clients of a load busy, and waits until everything has been answered.
  func keepBusy(_ load: Load) async throws {
    let number = loads.count
    loads.append(0)
    let (server, log, before) = (server, log, log.entries.count)
    run(
      Task {
        await withTaskGroup(of: Void.self) { group in
          for _ in 0..<load.clients {
            group.addTask {
              while !Task.isCancelled, let (name, path) = await self.next(of: load, number) {
                log.settle(name, await server.exchange(path, named: name, on: nil, to: nil, keeping: false))
              }
            }
          }
        }
      })
    let total = before + load.requests
    let done = try await look(
      until: { log.entries.count == total && log.entries.allSatisfy(\.isAnswered) }, stalledFor: patience.progress)
    guard !done else { return }
    let answered = log.entries.dropFirst(before).count(where: \.isAnswered)
    unmet.append(
      "\(answered) of \(load.requests.of("request")) were answered until nothing had moved for "
        + "\(patience.progress.seconds.short) s")
  }

  /// The next request of the load with that number, until all of its own have been sent.
  private func next(of load: Load, _ number: Int) -> (name: String, path: String)? {
    guard loads[number] < load.requests else { return nil }
    loads[number] += 1
    return begin(load.view, pause: load.milliseconds)
  }
}
