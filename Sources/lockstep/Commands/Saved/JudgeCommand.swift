import ArgumentParser
import Conformance
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
