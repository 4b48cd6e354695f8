import ArgumentParser
import Reporting

/// `--format` and `--output`, which can be repeated in pairs.
struct RenderingOptions: ParsableArguments {
  @Option(name: .long, help: "Any of \(Format.names); repeat it for several, each with its own --output.")
  var format: [String] = []
  @Option(
    name: .long, help: "Where to write the report of the same place among the formats; otherwise standard output.")
  var output: [String] = []

  func outputs() throws -> Outputs<Format> { try Outputs(format, output, names: Format.names) }
}
