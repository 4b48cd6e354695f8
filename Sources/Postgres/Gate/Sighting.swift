/// One request, seen inside a backend.
package struct Sighting: Sendable, Hashable, CustomStringConvertible {
  /// Where the request was seen.
  package enum Place: Sendable, Hashable {
    /// It waits for a key of this gate.
    case gate(Int32)
    /// It waits for another lock: of a row, a table or a transaction.
    case lock
    /// It runs a statement, or its transaction is open.
    case other
  }

  package var request: String
  /// The process and the native thread that sent the statement, as its comment says.
  package var process: Int
  package var thread: Int
  /// The process id of the Postgres backend.
  package var backend: Int
  package var place: Place

  package init(request: String, process: Int, thread: Int, backend: Int, place: Place) {
    self.request = request
    self.process = process
    self.thread = thread
    self.backend = backend
    self.place = place
  }

  package var description: String {
    let whereabouts =
      switch place {
      case .gate(let key): "at the gate, key \(key)"
      case .lock: "waiting for a lock"
      case .other: "inside"
      }
    return "\(request) \(whereabouts) (process \(process), thread \(thread), backend \(backend))"
  }
}
