import Conformance
import Texts

/// Models are read from server files with the line of what is wrong, and with what may have been meant.
extension YAMLItem: ModelSource {
  package var word: String? { if case .text(let word) = node.kind { word } else { nil } }
  package var isMapping: Bool { node.kind == .mapping }

  package func entries(known: [String], accepted: String) throws(ServerFileError) -> [String: YAMLItem] {
    let section = try YAMLMapping(self, known: known, accepted: accepted)
    return Dictionary(uniqueKeysWithValues: section.keys.compactMap { key in section[key].map { (key, $0) } })
  }

  package func elements(accepted: String) throws(ServerFileError) -> [YAMLItem] { try list(accepted: accepted) }

  package func unknownWord(among known: [String], accepted: String) -> ServerFileError {
    wrong((word.map { Suggestion.question(for: $0, among: known) } ?? "") + accepted)
  }
}
