package import Conformance
package import Histories

/// One request that a world is to send.
package struct Call: Sendable {
  package var name: String
  package var view: View
  /// The connection it goes on; `nil` for a new one, which goes wherever the server's way of accepting takes it.
  package var pin: Pin?
  /// The row of the bank that it locks.
  package var row: Int?
  /// Length of one half of a pause, in milliseconds.
  package var milliseconds: Int
  /// Whether its connection is worth keeping for a later request.
  package var keepsConnection: Bool

  package init(
    _ name: String, _ view: View, on pin: Pin? = nil, row: Int? = nil, milliseconds: Int = 0,
    keepsConnection: Bool = true
  ) {
    (self.name, self.view, self.pin, self.row) = (name, view, pin, row)
    (self.milliseconds, self.keepsConnection) = (milliseconds, keepsConnection)
  }
}

extension Call {
  /// How long its view is asked to work, in milliseconds: of all views that are ever sent only this one is told.
  var work: Int { view == .sleep ? 2 * milliseconds : 0 }
}

/// A connection that was taken for one request, and the process that it is believed to lead to.
package struct Pin: Hashable, Sendable {
  package var process: Int
  /// Tells it from the others of its world.
  package var number: Int

  package init(to process: Int, number: Int) { (self.process, self.number) = (process, number) }
}

/// What became of a request, as its client sees it.
package enum Reply: Sendable {
  /// With status 200, as the probe's views answer.
  case answered(Answer, sent: Int, received: Int)
  /// Why there is no answer to go by.
  case failed(ProbeFailure, at: Int)

  package var fate: ClientFate {
    switch self {
    case .answered: .answered(status: 200)
    case .failed(let failure, _): failure.fate
    }
  }
}
