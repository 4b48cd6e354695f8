import Conformance
import Runner
import ServerFiles
import TestSupport
import Testing

@testable import Harness

@Suite("A port that somebody else took", .timeLimit(.minutes(10)))
struct TakenPortTests {
  /// Starts with another server on the port, the first time that it is called in its directory.
  private static let squatter = """
    if mkdir taken 2>/dev/null; then
      python3 "$0" unknown {port} &
      until python3 -c 'import socket; socket.create_connection(("127.0.0.1", {port}))' 2>/dev/null; do :; done
      WHEN_TAKEN
    fi
    exec lockstep-server --gateway wsgi --processes 1 --threads 1 --port {port}
    """

  @Test(
    "is left to it, and the server is started on another one",
    arguments: [
      ":",
      // gunicorn does not end for seconds, so that the other server is taken for it.
      "echo \"[ERROR] Connection in use: ('127.0.0.1', {port})\"; sleep 600",
    ])
  func restarts(_ whenTaken: String) async throws {
    let scratch = try Scratch()
    var patience = Patience()
    patience.recovery = .milliseconds(500)
    var file = ServerFile.wsgi(running: 1, declared: 1)
    file.directory = scratch.path
    file.command = [
      "sh", "-c", Self.squatter.replacing("WHEN_TAKEN", with: whenTaken), try ServerFile.misbehavingScript,
    ]
    let results = try await withKit(patience) { try await $0.check(file, Catalogue.matching("WK-1")) }
    #expect(scratch.exists("taken"))
    #expect(results["WK-1"]?.isUpheld == true, "\(String(describing: results["WK-1"]))")
  }
}
