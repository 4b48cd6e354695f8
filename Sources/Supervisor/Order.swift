import Glibc

/// What the kit wants done, as its arguments say; `Sources/Processes/SupervisorSpawn.swift` writes them.
struct Order {
  /// The socket to the kit. All descriptors from 3 up to it are meant for the program.
  var lifeline: Int32 = -1
  var stopSignal: Int32 = SIGTERM
  /// Milliseconds between the stop signal and SIGKILL.
  var grace: Int64 = 2000
  var directory: String?
  var identity: (user: String, group: String)?
  var removing: [String] = []
  /// How many descriptors the program may have, where the kit itself may have more.
  var descriptors: UInt?
  /// Where to write down what is begun, and the kit as the record names it.
  var record: (path: String, kit: String)?
  /// A path ending in Xs, at which to make a directory.
  var making: String?
  var program = ""
  var arguments: [String] = []

  init?(_ words: [String]) {
    guard let separator = words.firstIndex(of: "--"), separator.isMultiple(of: 2), separator + 1 < words.count else {
      return nil
    }
    var user: String?
    var group: String?
    var recordPath: String?
    var kit: String?
    for index in stride(from: 0, to: separator, by: 2) {
      let value = words[index + 1]
      switch words[index] {
      case "--lifeline": lifeline = Int32(value) ?? -1
      case "--stop-signal": stopSignal = Int32(value) ?? SIGTERM
      case "--grace": grace = Int64(value) ?? grace
      case "--directory": directory = value
      case "--user": user = value
      case "--group": group = value
      case "--remove": removing.append(value)
      case "--descriptors": descriptors = UInt(value)
      case "--record": recordPath = value
      case "--kit": kit = value
      case "--make": making = value
      default: return nil
      }
    }
    if let user, let group { identity = (user, group) }
    if let recordPath, let kit { record = (recordPath, kit) }
    program = words[separator + 1]
    arguments = Array(words[(separator + 2)...])
    if lifeline < 3 { return nil }
  }
}
