import Foundation
import Platform

/// Looks for a Python that an environment can be made with.
struct InterpreterSearch: Sendable {
  /// The directories to search.
  var directories: [String]
  /// Taken if it is suitable, whatever else there is: the distribution's own, which changes least.
  var preferred: String?

  private static let names = ["python3"] + (8...14).reversed().map { "python3.\($0)" }

  init(directories: [String], preferred: String? = nil) {
    self.directories = directories
    self.preferred = preferred
  }

  /// Searches `PATH`, the system's directories, and what pyenv has installed, since its programs on `PATH` answer only
  /// for the version that is active.
  init(variables: [String: String]) {
    let root = variables["PYENV_ROOT"] ?? variables["HOME"].map { $0 + "/.pyenv" }
    let versions = root.map { $0 + "/versions" } ?? ""
    let installed = (try? FileManager.default.contentsOfDirectory(atPath: versions)) ?? []
    self.init(
      directories: (variables["PATH"] ?? "").split(separator: ":").map(String.init)
        + ["/usr/local/bin", "/usr/bin"] + installed.sorted().map { "\(versions)/\($0)/bin" },
      preferred: "/usr/bin/python3")
  }

  func interpreter(for lock: LockFile) async throws(EnvironmentError) -> Interpreter {
    if let preferred, let found = try? await Interpreter(asking: preferred), lock.python.contains(found.version) {
      return found
    }
    let found = await askAll(candidates)
    if Task.isCancelled { throw .interrupted("look for a Python for the environment \(lock.name)") }
    let suitable = found.filter { lock.python.contains($0.version) }
    // Of several of the same version this is the one that was found first.
    if let newest = suitable.max(by: { $0.version < $1.version }) { return newest }
    throw missing(lock, found)
  }

  private var candidates: [String] {
    var seen: Set<String> = []
    return directories.flatMap { directory in
      InterpreterSearch.names.map { "\(directory)/\($0)" }
    }.filter { path in
      FileKind(of: path) == .executable && seen.insert(URL(filePath: path).resolvingSymlinksInPath().path).inserted
    }
  }

  /// Those that fail, such as a version manager's shims of versions that are not active, are left out.
  private func askAll(_ candidates: [String]) async -> [Interpreter] {
    await withTaskGroup(of: (Int, Interpreter?).self) { group in
      for (index, path) in candidates.enumerated() {
        group.addTask { (index, try? await Interpreter(asking: path)) }
      }
      return await group.reduce(into: []) { $0.append($1) }
        .sorted { $0.0 < $1.0 }.compactMap(\.1)
    }
  }

  private func missing(_ lock: LockFile, _ found: [Interpreter]) -> EnvironmentError {
    let doing = "create the Python environment \(lock.name)"
    if found.isEmpty {
      let places = directories.isEmpty ? "an empty PATH" : directories.joined(separator: ", ")
      return EnvironmentError(
        doing: doing, found: "it needs Python \(lock.python), and none was found on \(places)",
        advice: "install one (on Debian or Ubuntu: apt-get install python3 python3-venv) or put one on PATH")
    }
    var seen: Set<PythonVersion> = []
    let versions = found.filter { seen.insert($0.version).inserted }.sorted { $0.version > $1.version }
      .map { "\($0.version) (\($0.path))" }
    return EnvironmentError(
      doing: doing, found: "it needs Python \(lock.python), and found were only \(versions.joined(separator: ", "))",
      advice: "install such a Python and put it on PATH, or name your own with `python:` in the server file")
  }
}
