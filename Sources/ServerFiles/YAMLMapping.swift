import Texts
import Yams

/// A mapping of a server file, of which every key is known.
struct YAMLMapping {
  let item: YAMLItem
  private let items: [String: YAMLItem]
  /// In the order of the file.
  let keys: [String]

  /// Takes a mapping with no other keys than `known`; with any keys if that is nil.
  init(_ item: YAMLItem, known: [String]?, accepted: String) throws(ServerFileError) {
    guard case .mapping(let mapping) = item.node else { throw item.wrong(accepted) }
    self.item = item
    var items: [String: YAMLItem] = [:]
    var keys: [String] = []
    for (key, value) in mapping {
      let line = key.mark?.line ?? item.line
      guard case .text(let name) = key.kind else {
        throw ServerFileError(
          file: item.file, line: line, found: "a key of \(item.path) is \(key.kind.inWords)",
          accepted: "text is accepted")
      }
      if let known, !known.contains(name) {
        throw ServerFileError(
          file: item.file, line: line, found: "unknown key \(name.quoted)\(item.isRoot ? "" : " in \(item.path)")",
          accepted: Suggestion.question(for: name, among: known) + "accepted here: \(known.joined(separator: ", "))")
      }
      if let first = items[name] {
        throw ServerFileError(
          file: item.file, line: line, found: "the key \(name.quoted) stands here twice, first in line \(first.line)",
          accepted: "keep one of them")
      }
      keys.append(name)
      items[name] = YAMLItem(
        file: item.file, path: item.isRoot ? name : "\(item.path).\(name)", line: line, node: value)
    }
    self.items = items
    self.keys = keys
  }

  subscript(key: String) -> YAMLItem? { items[key] }

  func required(_ key: String, such example: String) throws(ServerFileError) -> YAMLItem {
    if let item = items[key] { return item }
    throw item.error("\(item.path) has no \(key)", "add it, such as \(example)")
  }
}

extension YAMLItem {
  var isRoot: Bool { path == "the file" }
}
