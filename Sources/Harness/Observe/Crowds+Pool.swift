import Conformance
import Histories

extension Crowds {
  /// What tells a pool of database connections from threads, behind a crowd of queries that met a bound: held web requests, a
  /// few, or a crowd of them where more come in than queries; and then queries in all processes at once.
  mutating func tryPool(_ query: History, few: History?) async throws -> (web: History?, each: History?) {
    guard let bound = ObservedModel.boundOfQueries(query) else { return (few, nil) }
    let first: History
    if let few, few.requests.count > bound {
      first = few
    } else {
      expected += 1
      first = try await play { .observing(.web, beyond: bound, inEach: await !$0.isPinnable) }
    }
    guard ObservedModel.showsPool(query, first) else { return (few == nil ? nil : first, nil) }
    expected += 1
    let web = try await search(.web).last
    let asked = query.processes.filter { !query.spans(at: .view, in: $0).isEmpty }
    guard asked.count < query.processes.count else { return (web, nil) }
    expected += 1
    return (web, try await play { _ in .observing(.gate, beyond: bound, inEach: true) })
  }
}
