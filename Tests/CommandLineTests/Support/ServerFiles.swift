import Harness
import Platform
import TestSupport

/// Server files for calls of the command line.
extension Scratch {
  /// The kit's own server, with so many processes and threads.
  @discardableResult
  func wsgi(_ processes: Int, declared: Int? = nil, to name: String = "lockstep.yaml") throws -> String {
    try write(
      """
      name: \(name)
      command: [lockstep-server, --gateway, wsgi, --processes, "\(processes)", --threads, "1", --port, "{port}"]
      model: {gateway: wsgi, processes: \(declared ?? processes), threads: 1}
      """, to: name)
  }

  /// A server that misbehaves in one way, see `fixtures/misbehaving`.
  @discardableResult
  func misbehaving(_ mode: String, to name: String = "lockstep.yaml") throws -> String {
    try command(["python3", try Fixtures.find().root + "/misbehaving/misbehaving.py", mode, "{port}"], to: name)
  }

  @discardableResult
  func command(_ words: [String], to name: String = "lockstep.yaml") throws -> String {
    let words = words.map { "\"" + $0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\"" }
    return try write(
      """
      name: \(name)
      command: [\(words.joined(separator: ", "))]
      model: {gateway: asgi, processes: 1, sync-views: one-thread}
      """, to: name)
  }
}
