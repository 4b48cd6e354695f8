import ArgumentParser
import Conformance
import Harness
import Planning
import Reporting

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Render saved outcomes, also those that swift test left behind.")

  @Argument(help: "Results folders, or files of them.") var results: [String]
  @OptionGroup var rendering: RenderingOptions

  func run() throws {
    let outputs = try rendering.outputs()
    let found: Results
    do { found = try SavedFiles.results(at: results) } catch { throw UsageError(error.description) }
    try outputs.write(found.advised())
    throw ExitCode(Report.exitCode(found))
  }
}
