public import Conformance

/// One server as its owner describes it: how to start it, and what its configuration promises.
public struct ServerFile: Hashable, Sendable {
  /// What reports call it.
  public var name: String
  /// The path of the file, as it was given.
  public var file: String
  /// The directory that holds the file.
  public var directory: String
  public var environment: PythonSource
  /// The program and its arguments, with placeholders still in them.
  public var command: [String]
  /// What the server's environment has beside the kit's own variables, with placeholders still in it.
  public var variables: [String: String]
  public var model: ServerModel
  /// How long it may take until it is ready, whatever it does meanwhile; `nil` leaves that to the kit.
  public var startUp: Duration?
  /// The promises that it is known to break, and that fail no run.
  public var knownViolations: KnownViolations

  public init(
    name: String, file: String, directory: String = ".", environment: PythonSource = .none, command: [String],
    variables: [String: String] = [:], model: ServerModel, startUp: Duration? = nil,
    knownViolations: KnownViolations = .none
  ) {
    self.name = name
    self.file = file
    self.directory = directory
    self.environment = environment
    self.command = command
    self.variables = variables
    self.model = model
    self.startUp = startUp
    self.knownViolations = knownViolations
  }
}

extension ServerFile: CustomStringConvertible {
  /// What tests show that have one as their argument.
  public var description: String { "\(name) (\(file))" }
}
