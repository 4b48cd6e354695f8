import ArgumentParser
import Capacity
import Conformance
import Harness
import Planning

struct PredictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict", abstract: "Say what servers should deliver by their models, without running anything.",
    discussion: """
      Simulates the model of each server file: throughput and latency against clients, where it saturates, and with \
      --target or --p99 how many processes or threads it takes. It knows of no processor: what it predicts is the most \
      that waiting alone lets through.
      """)

  @Argument(help: "Server files.") var files = ["lockstep.yaml"]
  @OptionGroup var size: SizeOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var load: LoadOptions
  @Option(help: "Any of \(PredictFormat.names); repeat it for several, each with its own --output.")
  var format: [String] = []
  @Option(help: "Where to write the report of the same place among the formats; otherwise standard output.")
  var output: [String] = []

  func run() throws {
    let outputs = try Outputs<PredictFormat>(format, output, names: PredictFormat.names)
    let servers = try CheckCommand.load(files).map(size.server)
    let answers: [CapacityAnswer]
    do throws(CapacityError) {
      let kind = try work.kind()
      guard size.backends == nil || kind.usesBackends else {
        throw CapacityError(
          "--backends", found: "a request of the workload \(kind.rawValue) takes no backend",
          accepted: "give --workload database, row-lock or random-row with it")
      }
      let question = try load.question(try work.workload(), usesBackends: kind.usesBackends)
      answers = try servers.map { server throws(CapacityError) in try CapacityAnswer(server, question) }
    } catch { throw UsageError(error.description) }
    try outputs.write { try $0.render(answers, colour: $1) }
  }
}
