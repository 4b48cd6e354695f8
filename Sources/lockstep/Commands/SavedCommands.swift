import ArgumentParser
import Conformance
import Foundation
import Harness
import Planning
import Reporting

struct JudgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judge", abstract: "Judge saved histories again.",
    discussion: "Needs no server and no Postgres: a history holds all that its property is judged on.")

  @Argument(help: "Histories, as a results folder holds them below histories/.") var histories: [String]
  @OptionGroup var rendering: RenderingOptions

  func run() throws {
    let outputs = try rendering.outputs()
    var results = Results.empty(postgres: nil)
    for path in histories {
      let record: SavedHistory
      do { record = try SavedFiles.record(at: path) } catch { throw UsageError(error.description) }
      guard let outcome = record.judged() else {
        throw UsageError(
          "\(path) is about \(record.property), which this kit's catalogue does not have; see lockstep list")
      }
      results.add(outcome, seenIn: record, file: path)
    }
    try outputs.write(results.advised())
    throw ExitCode(Report.exitCode(results))
  }
}

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
