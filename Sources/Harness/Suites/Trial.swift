public import Conformance
public import ServerFiles

/// One property put to one server.
public struct Trial: Sendable, CustomStringConvertible {
  public let property: Property
  public let file: ServerFile

  public init(_ property: Property, on file: ServerFile) { (self.property, self.file) = (property, file) }

  /// Every property with every server that its model says something about.
  ///
  /// What only the versions can tell, such as async views on an old framework, shows when the trial runs.
  public static func all(of properties: [Property] = Catalogue.all, on files: [ServerFile]) -> [Trial] {
    files.flatMap { file in
      properties.filter { $0.inapplicable(Subject(file.name, file.model)) == nil }.map { Trial($0, on: file) }
    }
  }

  public func run() async throws -> Outcome {
    try await SharedRun.current.outcome(of: property, on: file)
  }

  public var description: String { "\(file.name) \(property.title) (\(property.id))" }
}
