import Processes
import Texts

/// A Python on this machine that was asked for its version and answered.
package struct Interpreter: Hashable, Sendable {
  package var path: String
  package var version: PythonVersion

  /// How long a Python may take to say its version; a shim of a version manager can take a second under load.
  static let deadline = Duration.seconds(20)
  private static let question = "import sys; print('lockstep-python %d.%d.%d' % sys.version_info[:3])"

  init(path: String, version: PythonVersion) {
    self.path = path
    self.version = version
  }

  /// Runs the Python at `path`.
  init(asking path: String, deadline: Duration = deadline) async throws(EnvironmentError) {
    let doing = "ask the Python at \(path) for its version"
    let command = Command(path, ["-S", "-c", Interpreter.question], environment: ChildEnvironment.variables())
    let (end, lines): (ProgramRun.End, [String])
    do throws(SpawnError) { (end, lines) = try await ProgramRun.output(of: command, within: deadline) } catch {
      throw EnvironmentError(doing: doing, found: error.found, advice: error.advice)
    }
    let answer = lines.last { $0.hasPrefix("lockstep-python ") }?.split(separator: " ").last
    guard end == .ended(.code(0)), let version = answer.flatMap({ PythonVersion($0) }) else {
      throw EnvironmentError(
        doing: doing, found: Interpreter.inWords(end, deadline),
        advice: "run it by hand and mend it, or use another", output: Array(lines.suffix(5)))
    }
    self.init(path: path, version: version)
  }

  private static func inWords(_ end: ProgramRun.End, _ deadline: Duration) -> String {
    switch end {
    case .ended(.code(0)): "it did not answer as a Python does"
    case .ended(let exit): "it \(exit)"
    case .deadline: "it did not answer within \(deadline.inWords)"
    case .cancelled: "the run was interrupted"
    }
  }
}
