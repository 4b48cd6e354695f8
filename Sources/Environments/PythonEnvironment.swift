/// A Python that is ready to run a server.
package struct PythonEnvironment: Hashable, Sendable {
  /// The environment's name, or the path of the user's own interpreter.
  package var name: String
  /// The directory to put first on `PATH`.
  package var bin: String
  /// The path of the interpreter.
  package var python: String
  /// The directory of the probe package, for `PYTHONPATH`.
  package var probe: String
  /// Such as 3.11.2.
  package var version: String

  package init(name: String, bin: String, python: String, probe: String, version: String) {
    self.name = name
    self.bin = bin
    self.python = python
    self.probe = probe
    self.version = version
  }
}
