import Conformance
import Foundation

/// Which properties an `--only` names.
enum Selection {
  static func properties(_ only: String?) throws -> [Property] {
    guard let only else { return Catalogue.all }
    let words = only.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    guard !words.isEmpty else { throw UsageError("--only names nothing; write --only TS-1,WK") }
    var wanted: Set<Property.ID> = []
    for word in words {
      let found = Catalogue.matching(word)
      guard !found.isEmpty else {
        throw UsageError("the catalogue has no property or section \"\(word)\"; see lockstep list")
      }
      wanted.formUnion(found.map(\.id))
    }
    return Catalogue.all.filter { wanted.contains($0.id) }
  }
}
