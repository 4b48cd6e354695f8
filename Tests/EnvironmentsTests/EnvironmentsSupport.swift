import Foundation
import Platform
import Synchronization
import TestSupport
import Testing

@testable import Environments

extension Scratch {
  /// A Python that does what `venv` and `pip` say, and otherwise answers the question for its version.
  @discardableResult
  func fakePython(
    _ name: String = "bin/python3", version: String = "3.11.2", venv: String = ":", pip: String = ":"
  ) throws -> String {
    try write(
      """
      #!/bin/sh
      # The last argument of a call of venv is the environment's directory.
      for place; do :; done
      case "$*" in
        *lockstep-python*) echo lockstep-python \(version) ;;
        *"-m venv"*) mkdir -p "$place/bin"; cp "$0" "$place/bin/python"
          \(venv) ;;
        *"-m pip"*) \(pip) ;;
      esac
      """, to: name, mode: 0o755)
  }

  /// What makes environments from this directory's fixtures, in its cache, with its Pythons.
  func environments(lock: String = "# python: >=3.8\n", preferred: String? = nil) throws -> PythonEnvironments {
    try write(lock, to: "fixtures/python/environments/tiny.txt")
    return PythonEnvironments(
      fixtures: Fixtures(root: path + "/fixtures"), cache: path + "/cache",
      search: InterpreterSearch(directories: [path + "/bin"], preferred: preferred))
  }

  /// The directories of environments in the cache.
  var places: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path + "/cache/environments")) ?? []
    return names.filter { FileKind(of: "\(path)/cache/environments/\($0)") == .directory }
  }
}

/// Lines of progress, which can be waited for.
final class Progress: Sendable {
  private let lines = Mutex<[String]>([])
  private let stream: AsyncStream<String>
  private let continuation: AsyncStream<String>.Continuation

  init() { (stream, continuation) = AsyncStream.makeStream() }

  var note: @Sendable (String) -> Void {
    { [self] line in
      lines.withLock { $0.append(line) }
      continuation.yield(line)
    }
  }

  var all: [String] { lines.withLock { $0 } }

  func count(_ text: String) -> Int { all.count { $0.contains(text) } }

  /// Waits until a line holds `text`.
  func wait(for text: String) async {
    for await line in stream where line.contains(text) { return }
  }

  /// Waits, from line to line, until `condition` holds.
  func wait(until condition: () -> Bool) async {
    for await _ in stream where condition() { return }
  }
}
