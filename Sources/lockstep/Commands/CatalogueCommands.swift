import ArgumentParser
import Conformance
import Reporting

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the catalogue of properties.")

  @Argument(help: "IDs or sections to list; all, if none is given.") var only: [String] = []

  func run() throws {
    try StandardOutput.print(Report.list(try Selection.properties(only.isEmpty ? nil : only.joined(separator: ","))))
  }
}

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Show a property's page: why it exists, what to do, what happens otherwise.")

  @Argument(help: "The ID of a property, such as TS-1.") var ids: [String]

  func run() throws {
    let properties = try Selection.properties(ids.joined(separator: ","))
    try StandardOutput.print(properties.map { Report.page($0) }.joined(separator: "\n\n"))
  }
}
