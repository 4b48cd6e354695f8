/// A scenario in whose middle a worker ended in good order, so that what was seen says little. It can be played again.
package struct CutShort: Error, Hashable, CustomStringConvertible {
  /// The worker that has gone, or was about to.
  package var process: Int

  package init(by process: Int) { self.process = process }

  package var description: String {
    "process \(process) ended in good order in the middle of the scenario, and what was seen by then says little"
  }
}
