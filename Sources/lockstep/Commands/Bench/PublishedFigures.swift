import Foundation

/// Figures from elsewhere, by the name of the server.
struct PublishedFigures {
  private var figures: [String: Double] = [:]

  /// Reads lines of a name and a number; lines that begin with # say where they are from.
  init(file path: String) throws {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw UsageError("--published \(path) cannot be read; name a file of lines such as: legacy-daphne-1 3.92")
    }
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = line.split(whereSeparator: \.isWhitespace)
      guard let name = words.first, !name.hasPrefix("#") else { continue }
      guard words.count == 2, let figure = Double(words[1]), figure.isFinite, figure > 0 else {
        throw UsageError(
          "\(path), line \(number + 1): \"\(line)\" is not a server's name and its requests a second; write: \(name) 3.92"
        )
      }
      figures[String(name)] = figure
    }
  }

  subscript(server: String) -> Double? { figures[server] }
}
