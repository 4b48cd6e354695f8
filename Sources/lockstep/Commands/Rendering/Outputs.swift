import Conformance
import Foundation
import Reporting

/// Reports, and where each of them goes.
struct Outputs<Form: RawRepresentable<String>> {
  var pairs: [(format: Form, path: String?)]

  /// The formats and outputs as they were named; `names` are those of all formats, in a sentence.
  init(_ format: [String], _ output: [String], names: String) throws {
    let formats = try (format.isEmpty ? ["text"] : format).map { word in
      guard let format = Form(rawValue: word.lowercased()) else {
        throw UsageError("there is no format \"\(word)\"; the formats are \(names)")
      }
      return format
    }
    guard output.count <= formats.count else {
      throw UsageError(
        "\(output.count) outputs are named for \(formats.count) formats; give each --output a --format")
    }
    guard formats.count - output.count <= 1 else {
      throw UsageError("only one format can go to standard output; give the others an --output each")
    }
    for path in output { try Self.check(path) }
    pairs = formats.enumerated().map { ($1, $0 < output.count ? output[$0] : nil) }
  }

  /// Finds out before a long run that its report could not be written.
  static func check(_ path: String) throws {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    var facts = stat()
    if stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR {
      throw UsageError("--output \(path) is a directory; name a file in it")
    }
    guard access(path, F_OK) == 0 ? access(path, W_OK) == 0 : access(folder, W_OK | X_OK) == 0 else {
      throw UsageError(
        "--output \(path) cannot be written (\(String(cString: strerror(errno)))); name a file in a folder that is "
          + "there and that you may write to")
    }
  }

  /// As wide as the terminal on standard output, if there is one and a report can do with that.
  private static var columns: Int {
    guard let columns = Terminal.columns(at: STDOUT_FILENO) else { return ReportWidth.columns }
    return min(max(columns, ReportWidth.accepted.lowerBound), ReportWidth.accepted.upperBound)
  }

  /// Writes each report to its place; one that cannot be written there goes to standard output.
  func write(_ render: (_ format: Form, _ colour: Bool) throws -> String) throws {
    var failure: UsageError?
    for (format, path) in pairs {
      let text = try ReportWidth.$columns.withValue(path == nil ? Self.columns : ReportWidth.columns) {
        try render(format, path == nil && Terminal.standardOutput)
      }
      do {
        guard let path, let code = Descriptor.write(text, toFile: path) else {
          if path == nil { try StandardOutput.write(text) }
          continue
        }
        failure = UsageError(
          "\(path) could not be written (\(String(cString: strerror(code)))), so its report went to standard output")
        try StandardOutput.write(text)
      } catch let error as UsageError {
        failure = error
      }
    }
    if let failure { throw failure }
  }
}

extension Outputs<Format> {
  /// Writes `results` in each format to its place.
  func write(_ results: Results) throws { try write { try $0.render(results, colour: $1) } }
}
