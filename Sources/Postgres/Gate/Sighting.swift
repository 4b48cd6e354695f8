/// One request, seen inside a backend.
public struct Sighting: Sendable, Hashable, CustomStringConvertible {
  /// Where the request was seen.
  public enum Place: Sendable, Hashable {
    /// It waits for a key of this gate.
    case gate(Int32)
    /// It waits for another lock: of a row, a table or a transaction.
    case lock
    /// It runs a statement, or its transaction is open.
    case other
  }

  public var request: String
  /// The process and the native thread that sent the statement, as its comment says.
  public var process: Int
  public var thread: Int
  /// The process id of the Postgres backend.
  public var backend: Int
  public var place: Place

  public init(request: String, process: Int, thread: Int, backend: Int, place: Place) {
    self.request = request
    self.process = process
    self.thread = thread
    self.backend = backend
    self.place = place
  }

  public var description: String {
    let whereabouts =
      switch place {
      case .gate(let key): "at the gate, key \(key)"
      case .lock: "waiting for a lock"
      case .other: "inside"
      }
    return "\(request) \(whereabouts) (process \(process), thread \(thread), backend \(backend))"
  }
}
