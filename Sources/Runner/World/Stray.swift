/// A request that was seen in another process than the one its connection was believed to lead to.
package struct Stray: Error, Hashable, Sendable {
  /// The process that had answered on that connection before.
  package var believed: Int
  /// The process that the request was seen in, or that answered it.
  package var process: Int

  package init(_ process: Int, believed: Int) { (self.process, self.believed) = (process, believed) }
}
