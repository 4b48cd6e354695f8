import Testing

@testable import Environments

@Suite("The output of a failed pip", .timeLimit(.minutes(10)))
struct EnvironmentsPipFailureTests {
  @Test(
    arguments: [
      ("OSError: [Errno 28] No space left on device", .diskFull),
      ("Temporary failure in name resolution", .noNetwork),
      ("/usr/bin/python3: No module named venv", .noVenv),
      ("ERROR: No matching distribution found for x==1", .noWheel),
      ("PermissionError: [Errno 13] Permission denied: '/x'", .forbidden),
      ("something else", nil),
    ] as [(String, PipFailure?)])
  func `tells the cause`(line: String, cause: PipFailure?) { #expect(PipFailure(["Collecting x", line]) == cause) }

  @Test func `is shown without tracebacks and repetitions`() {
    let lines = [
      "Collecting x", "WARNING: Retrying (total=4)", "WARNING: Retrying (total=3)",
      "Traceback (most recent call last):",
      "  File \"x.py\", line 1", "    oh", "OSError: oh",
    ]
    #expect(PipFailure.telling(lines) == ["Collecting x", "WARNING: Retrying (total=3)", "OSError: oh"])
  }

  @Test func `is shown without passwords`() {
    #expect(
      "Looking in https://me:secret@index.test/simple".withoutCredentials == "Looking in https://•••@index.test/simple")
  }
}
