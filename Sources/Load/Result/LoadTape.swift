/// What a load writes down while it runs, and reads only afterwards: reading costs nothing meanwhile.
struct LoadTape: Sendable {
  struct Entry: Sendable {
    /// When it was meant to be sent, was sent and was over, in nanoseconds of the kit's clock; 0 is not yet.
    var intended = 0
    var sent = 0
    var over = 0
    var status = 0
    /// Where in `bodies` its answer's body is.
    var body = 0..<0
    var isOver: Bool { over != 0 }
  }

  var entries: [Entry]
  var bodies: [UInt8] = []
  var failures: [Int: LoadFailure] = [:]
  var connections = 0
  /// When an answer came for the last time.
  var lastAnswer = 0
  /// Whether the load was given up, since nothing was answered any more.
  var isGivenUp = false

  init(requests: Int) { entries = Array(repeating: Entry(), count: requests) }

  mutating func answer(_ request: Int, _ answer: AnswerReader.Answer, at time: Int) {
    lastAnswer = time
    entries[request].over = time
    entries[request].status = answer.status
    guard !answer.body.isEmpty else { return }
    let start = bodies.count
    bodies += answer.body
    entries[request].body = start..<bodies.count
  }

  mutating func fail(_ request: Int, _ failure: LoadFailure, at time: Int) {
    entries[request].over = time
    failures[request] = failure
  }
}
