import Conformance
import Foundation
import Processes
import Synchronization
import TestSupport
import Testing

@testable import Harness

@Suite("A check that is interrupted", .timeLimit(.minutes(10)))
struct InterruptedCheckTests {
  @Test("keeps what it has found, and does not read as complete") func keeps() async throws {
    try await withKit { kit in
      let check = Mutex<Task<Results, any Error>?>(nil)
      let task = Task {
        try await kit.check(.wsgi(running: 2, declared: 2)) { event in
          if case .running(_, _, 2, _) = event { check.withLock { $0?.cancel() } }
        }
      }
      check.withLock { $0 = task }
      let results = try await task.value
      #expect(results["WK-2"]?.isUpheld == true)
      #expect(results.outcomes.count < Catalogue.all.count)
      #expect(!results.outcomes.contains { $0.verdict.isUnobservable })
      #expect(results.servers.first?.failure?.contains("the check was interrupted before") == true)
      #expect(kit.leftovers.isEmpty)
    }
  }

  @Test("says so of servers that it did not get to") func others() async throws {
    let scratch = try Scratch()
    let folder = try ResultsFolder.create(below: scratch.path)
    let place = try await SharedCluster.place
    let task = Task {
      await Checks.run([.wsgi(running: 1, declared: 1), .pool], Catalogue.all, in: place, saving: folder)
    }
    task.cancel()
    let results = await task.value
    #expect(results.servers.map(\.name) == ["1 processes", "pool"])
    #expect(results.servers.allSatisfy { $0.failure?.contains("interrupted") == true })
    #expect(try SavedFiles.results(at: [folder.path]).servers.count == 2)
  }
}
