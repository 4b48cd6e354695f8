import Foundation
import Platform
import Processes
import Texts

/// Makes the Python of a server ready: from the kit's lock files, in a cache that all runs share, or the user's own.
package struct PythonEnvironments: Sendable {
  var fixtures: Fixtures
  var cache: CacheDirectory
  var search: InterpreterSearch
  var limits = EnvironmentBuild.Limits()

  /// Finds fixtures, cache and Pythons by the variables of this process.
  package init() throws(EnvironmentError) {
    let variables = ProcessInfo.processInfo.environment
    do throws(PlatformError) { fixtures = try Fixtures.find() } catch {
      throw EnvironmentError(doing: "find the kit's fixtures", found: error.found, advice: error.advice)
    }
    cache = try CacheDirectory(.ofProcess)
    search = InterpreterSearch(variables: variables)
  }

  init(fixtures: Fixtures, cache: String, search: InterpreterSearch) {
    self.fixtures = fixtures
    self.cache = CacheDirectory(path: cache)
    self.search = search
  }

  /// The environment `name`, which is created if it is not there yet.
  ///
  /// - Parameter progress: is told what takes time, as a line such as `Python environment legacy: installing 33 packages`.
  package func python(
    named name: String, progress: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws(EnvironmentError) -> PythonEnvironment {
    let lock = try LockFile(of: name, in: fixtures)
    try checkSupervisor()
    return try await environment(of: lock, progress: progress)
  }

  /// The environments that can be made.
  package var names: [String] { fixtures.environmentNames }

  /// The Python that the environment `name` would be made with, for a look at what a machine lacks.
  package func interpreter(for name: String) async throws(EnvironmentError) -> Interpreter {
    let lock = try LockFile(of: name, in: fixtures)
    try checkSupervisor()
    return try await search.interpreter(for: lock)
  }

  private func environment(
    of lock: LockFile, progress: @escaping @Sendable (String) -> Void
  ) async throws(EnvironmentError) -> PythonEnvironment {
    let name = lock.name
    let interpreter = try await search.interpreter(for: lock)
    let place = cache.place(of: lock, with: interpreter.version)
    if let marker = CompletionMarker.read(in: place) { return ready(name, place, marker) }

    let doing = "create the Python environment \(name)"
    try cache.make(folder(of: place), doing: doing)
    let held = try await cache.lock(place + ".lock", doing: doing) { holder, passed in
      progress("Python environment \(name): waiting for \(holder), which is creating it, \(passed.inWholeSeconds)")
    }
    // Another run may have completed it meanwhile.
    if let marker = CompletionMarker.read(in: place) { return ready(name, place, marker) }
    let build = EnvironmentBuild(
      lock: lock, place: place, interpreter: interpreter, cache: cache, held: held, limits: limits,
      progress: progress)
    return ready(name, place, try await build.run())
  }

  /// Without it nothing can be run, which would read as if there were no Python.
  private func checkSupervisor() throws(EnvironmentError) {
    do throws(SpawnError) {
      _ = try Tools.path(of: "lockstep-supervisor")
    } catch {
      throw EnvironmentError(doing: "start \(error.executable)", found: error.found, advice: error.advice)
    }
  }

  private func ready(_ name: String, _ place: String, _ marker: CompletionMarker) -> PythonEnvironment {
    PythonEnvironment(
      name: name, bin: place + "/bin", python: place + "/bin/python", probe: fixtures.python, version: marker.version)
  }

  /// The user's own interpreter. Links are kept as they are, for one in a virtual environment is a link that matters.
  package func python(at path: String) async throws(EnvironmentError) -> PythonEnvironment {
    try checkSupervisor()
    let python = absolute(path)
    let doing = "use the Python at \(path)"
    if FileKind(of: python) == .directory {
      throw EnvironmentError(
        doing: doing, found: "it is a directory", advice: "name the program inside it, such as \(path)/bin/python")
    }
    let interpreter = try await Interpreter(asking: python)
    guard PythonBounds.probe.contains(interpreter.version) else {
      throw EnvironmentError(
        doing: doing, found: "it is Python \(interpreter.version), and the probe needs \(PythonBounds.probe)",
        advice: "name a newer one")
    }
    return PythonEnvironment(
      name: path, bin: folder(of: python), python: python, probe: fixtures.python, version: "\(interpreter.version)")
  }
}
