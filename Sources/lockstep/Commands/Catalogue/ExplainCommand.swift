import ArgumentParser
import Conformance
import Reporting

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Show a property's page: why it exists, what to do, what happens otherwise.")

  @Argument(help: "The ID of a property, such as TS-1.") var ids: [String]

  func run() throws {
    let properties = try Selection.properties(ids.joined(separator: ","))
    try StandardOutput.print(properties.map { Report.page($0) }.joined(separator: "\n\n"))
  }
}
