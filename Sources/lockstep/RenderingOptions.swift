import ArgumentParser
import Conformance
import Foundation
import Reporting

/// `--format` and `--output`, which can be repeated in pairs.
struct RenderingOptions: ParsableArguments {
  @Option(name: .long, help: "text, json or junit; repeat it for several, each with its own --output.")
  var format: [String] = []
  @Option(
    name: .long, help: "Where to write the report of the same place among the formats; otherwise standard output.")
  var output: [String] = []

  func outputs() throws -> Outputs {
    let formats = try (format.isEmpty ? ["text"] : format).map { word in
      guard let format = Format(rawValue: word.lowercased()) else {
        throw ValidationError("there is no format \"\(word)\"; the formats are text, json and junit")
      }
      return format
    }
    guard output.count <= formats.count else {
      throw ValidationError(
        "\(output.count) outputs are named for \(formats.count) formats; give each --output a --format")
    }
    guard formats.count - output.count <= 1 else {
      throw ValidationError("only one format can go to standard output; give the others an --output each")
    }
    return Outputs(pairs: formats.enumerated().map { ($1, $0 < output.count ? output[$0] : nil) })
  }
}

/// Reports, and where each of them goes.
struct Outputs {
  var pairs: [(format: Format, path: String?)]

  func write(_ results: Results) throws {
    for (format, path) in pairs {
      let text = try format.render(results, colour: path == nil && Terminal.standardOutput)
      guard let path else {
        FileHandle.standardOutput.write(Data(text.utf8))
        continue
      }
      do { try text.write(toFile: path, atomically: true, encoding: .utf8) } catch {
        StandardError.print("\(path) could not be written (\(error.localizedDescription)), so its report follows here")
        FileHandle.standardOutput.write(Data(text.utf8))
      }
    }
  }
}
