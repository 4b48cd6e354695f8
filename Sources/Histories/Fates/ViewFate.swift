/// What the view of a request did, as far as the kit has heard of it.
///
/// Whatever tells of a view proves that it happened, and silence proves nothing: what a process had to tell is lost when it
/// dies, and a datagram may be lost at any time.
public enum ViewFate: String, Hashable, Sendable, Codable {
  /// It was never heard of: it may have begun or not.
  case unheard
  /// It began, and was never heard of again: it may have ended or not.
  case entered
  /// It ended by returning.
  case left
  /// It ended by an error that it did not catch.
  case raised

  /// What a view did that was seen inside or not, and told that it ended, or did not tell.
  package init(wasSeen: Bool, told ending: ViewEnding?) {
    self =
      switch ending {
      case .left: .left
      case .raised: .raised
      case nil: wasSeen ? .entered : .unheard
      }
  }
}

/// How a view ended, as its probe tells it.
package enum ViewEnding: String, Hashable, Sendable {
  case left, raised
}
