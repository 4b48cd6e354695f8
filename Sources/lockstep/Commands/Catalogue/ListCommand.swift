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
