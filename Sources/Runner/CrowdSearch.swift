import Conformance
package import Histories

/// Looks for the largest crowd of a view that a server answers as a whole.
package enum CrowdSearch {
  /// Plays crowds, each smaller than the one before it, until none of their requests is lost, or all of them are, or no smaller
  /// one would tell anything; returns what was seen of each, the last one last.
  ///
  /// Some servers close connections that are more than they queue, without an answer: mod_wsgi with an empty backlog.
  package static func histories(
    play: (Int) async throws -> History
  ) async throws -> [History] {
    var histories: [History] = []
    var next: Int? = Scenario.crowd
    while let crowd = next {
      let history = try await play(crowd)
      histories.append(history)
      next = Scenario.smallerCrowd(after: crowd, history)
    }
    return histories
  }
}
