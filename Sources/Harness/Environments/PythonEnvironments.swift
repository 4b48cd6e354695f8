import Foundation
import Platform
import Processes
import Texts

/// Makes the Python of a server ready: from the kit's lock files, in a cache that all runs share, or the user's own.
public struct PythonEnvironments: Sendable {
  var fixtures: Fixtures
  var cache: CacheDirectory
  var search: InterpreterSearch
  var limits = EnvironmentBuild.Limits()

  /// Finds fixtures, cache and Pythons by the variables of this process.
  public init() throws(EnvironmentError) {
    let variables = ProcessInfo.processInfo.environment
    fixtures = try Fixtures.find()
    cache = try CacheDirectory(.ofProcess)
    search = InterpreterSearch(variables: variables)
  }

  init(fixtures: Fixtures, cache: String, search: InterpreterSearch) {
    self.fixtures = fixtures
    self.cache = CacheDirectory(path: cache)
    self.search = search
  }

  /// The Python that `source` asks for, nil if it asks for none; creates an environment that is not there yet.
  ///
  /// - Parameter progress: is told what takes time, as a line such as `Python environment legacy: installing 33 packages`.
  public static func python(
    for source: PythonSource, progress: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws(EnvironmentError) -> PythonEnvironment? {
    if source == .none { return nil }
    return try await PythonEnvironments().python(for: source, progress: progress)
  }

  /// Like the function of the type, for a caller that has found fixtures and cache already.
  public func python(
    for source: PythonSource, progress: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws(EnvironmentError) -> PythonEnvironment? {
    switch source {
    case .none: return nil
    case .environment(let name):
      let lock = try LockFile(of: name, in: fixtures)
      try checkSupervisor()
      return try await environment(of: lock, progress: progress)
    case .python(let path):
      try checkSupervisor()
      return try await own(path)
    }
  }

  /// The Python that the environment `name` would be made with, for a look at what a machine lacks.
  public func interpreter(for name: String) async throws(EnvironmentError) -> Interpreter {
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
    if let marker = Marker.read(in: place) { return ready(name, place, marker) }

    let doing = "create the Python environment \(name)"
    try cache.make(folder(of: place), doing: doing)
    let held = try await cache.lock(place + ".lock", doing: doing) { holder, passed in
      progress("Python environment \(name): waiting for \(holder), which is creating it, \(passed.inWholeSeconds)")
    }
    // Another run may have completed it meanwhile.
    if let marker = Marker.read(in: place) { return ready(name, place, marker) }
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

  private func ready(_ name: String, _ place: String, _ marker: Marker) -> PythonEnvironment {
    PythonEnvironment(
      name: name, bin: place + "/bin", python: place + "/bin/python", probe: fixtures.python, version: marker.version)
  }

  /// The user's own interpreter. Links are kept as they are, for one in a virtual environment is a link that matters.
  private func own(_ path: String) async throws(EnvironmentError) -> PythonEnvironment {
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
