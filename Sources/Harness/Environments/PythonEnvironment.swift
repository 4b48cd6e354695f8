/// A Python that is ready to run a server.
public struct PythonEnvironment: Hashable, Sendable {
  /// The environment's name, or the path of the user's own interpreter.
  public var name: String
  /// The directory to put first on `PATH`.
  public var bin: String
  /// The path of the interpreter.
  public var python: String
  /// The directory of the probe package, for `PYTHONPATH`.
  public var probe: String
  /// Such as 3.11.2.
  public var version: String

  public init(name: String, bin: String, python: String, probe: String, version: String) {
    self.name = name
    self.bin = bin
    self.python = python
    self.probe = probe
    self.version = version
  }
}
