import Yams

/// The one YAML document of a server file, with Yams' findings put into sentences.
enum YAMLDocument {
  static func root(of text: String, file: String) throws(ServerFileError) -> YAMLItem {
    // libYAML skips a byte order mark only where it has to find out the encoding.
    let text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    guard let node = try compose(text, file: file), node.kind != .nothing("") else {
      throw ServerFileError(
        file: file, line: 1, found: "the file is empty",
        accepted: "a server file has the keys name, command and model, and mostly environment")
    }
    return YAMLItem(file: file, path: "the file", line: node.mark?.line ?? 1, node: node)
  }

  private static func compose(_ text: String, file: String) throws(ServerFileError) -> Node? {
    do {
      return try Parser(yaml: text, encoding: .utf8).singleRoot()
    } catch let error as YamlError {
      throw ServerFileError(error, in: text, file: file)
    } catch {
      throw ServerFileError(file: file, found: "this is not YAML (\(error))", accepted: "write a YAML mapping")
    }
  }
}

extension ServerFileError {
  init(_ error: YamlError, in text: String, file: String) {
    switch error {
    case .composer(_, let problem, let mark, _) where problem.contains("another document"):
      self.init(
        file: file, line: mark.line, found: "a second document begins here",
        accepted: "a server file has one; write one file for each server")
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let begun = context.map { " \($0.text), begun in line \($0.mark.line)" } ?? ""
      self.init(
        file: file, line: min(mark.line, text.lastLine), found: "this is not YAML: \(problem)\(begun)",
        accepted: "check brackets and quotes here and in the lines above, and indent with spaces")
    case .reader(let problem, let offset, _, let yaml):
      let line = offset.map { yaml.prefix($0).count { $0.isNewline } + 1 }
      self.init(
        file: file, line: line, found: "this is not YAML: \(problem)", accepted: "remove the control characters")
    case .duplicatedKeysInMapping(let keys, let context):
      let key = keys.first ?? ""
      let first = context.mark.line
      let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      let again = lines.indices.first { $0 >= first && lines[$0].begins(withKey: key) }
      self.init(
        file: file, line: again.map { $0 + 1 } ?? first,
        found: "the key \(key.quoted) stands here twice" + (again == nil ? "" : ", first in line \(first)"),
        accepted: "keep one of them")
    default:
      self.init(file: file, found: "this is not YAML (\(error))", accepted: "write a YAML mapping")
    }
  }
}

extension String {
  /// The number of the last line that is not blank: what is missing at the end of a file is missing there.
  fileprivate var lastLine: Int {
    let lines = split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return (lines.lastIndex { $0.contains { !$0.isWhitespace } } ?? 0) + 1
  }
}

extension Substring {
  fileprivate func begins(withKey key: String) -> Bool {
    let line = drop { $0 == " " || $0 == "\"" || $0 == "'" }
    guard line.hasPrefix(key) else { return false }
    return line.dropFirst(key.count).drop { $0 == " " || $0 == "\"" || $0 == "'" }.first == ":"
  }
}
