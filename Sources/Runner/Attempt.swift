import Conformance
import Histories

/// One run of a scenario's steps, and what it has seen by now.
final class Attempt {
  let log: RequestLog
  let watch: Watch
  let following: Following
  /// What was waited for in vain, a sentence each.
  var unmet: [String] = []

  init(log: RequestLog, watch: Watch, following: Following) {
    (self.log, self.watch, self.following) = (log, watch, following)
  }
}

/// A scenario that was begun on a wrong belief and could not be begun anew, so that nothing can be judged by it.
package struct BrokenOff: Error, CustomStringConvertible {
  package let description: String

  init(_ stray: Stray, unmet: [String]) {
    let first = """
      the scenario was broken off, since connections do not stay with a process (one that had led to process \
      \(stray.believed) led to process \(stray.process)), and could not be begun anew, since requests got no answer when they \
      were let go
      """
    description = ([first] + unmet).joined(separator: "; ")
  }
}
