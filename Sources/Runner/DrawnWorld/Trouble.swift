/// What befalls a drawn server, or the kit that looks at it, without either being wrong.
package enum Trouble: Hashable, Sendable {
  /// One request in so many comes to its view later by up to so many milliseconds; the server says whether it works on it.
  case late(onceIn: Int, milliseconds: Int, isWorking: Bool)
  /// The request of that name comes to its view so many milliseconds later.
  case delays(String, milliseconds: Int, isWorking: Bool)
  /// The whole server ends once so many requests are held.
  case ends(held: Int)
  /// A worker is killed once so many requests are held; another one may take its place.
  case workerDies(held: Int, isReplaced: Bool)
  /// A worker is suspended once so many requests are held.
  case workerStops(held: Int)
  /// A worker is suspended once so many requests are held, and goes on so many milliseconds later.
  case workerPauses(held: Int, milliseconds: Int)
  /// One request in so many is served by another process than the one its connection leads to.
  case elsewhere(onceIn: Int)
  /// A worker that has more connections than this answers 503.
  case refuses(above: Int)
  /// One view in so many raises an error in place of an answer.
  case raises(onceIn: Int)
  /// One request in so many has its connection reset.
  case resets(onceIn: Int)
  /// One answer in so many is cut off in its middle.
  case halves(onceIn: Int)
  /// Postgres goes away once so many requests are held.
  case losesPostgres(held: Int)
  /// One pause of the kit in so many takes up to so many milliseconds longer; the server may get no time either.
  case starves(onceIn: Int, milliseconds: Int, server: Bool)
}

/// Why a drawn server cannot be looked at any more.
package enum DrawnEnd: Error, Hashable, CustomStringConvertible {
  case server
  case worker(Int)
  case postgres
  /// It was to send a signal to a process that is none of its own.
  case stranger(Int)

  package var description: String {
    switch self {
    case .server: "the drawn server ended while it was being looked at, as its drawing says"
    case .worker(let process):
      "process \(process) of the drawn server ended while it was being looked at, as its drawing says"
    case .stranger(let process): "the drawn server has no process \(process), so it was sent no signal"
    case .postgres: "the drawn Postgres went away, as its drawing says"
    }
  }
}
