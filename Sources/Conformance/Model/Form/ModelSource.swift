/// A value of a written model, whatever language it is written in: what the one reader of models needs of it.
package protocol ModelSource {
  /// A sentence with the place of what is wrong.
  associatedtype Failure: Error

  /// How a sentence calls the value: `model.processes`.
  var path: String { get }
  /// The text, if the value is one.
  var word: String? { get }
  var isMapping: Bool { get }

  /// The values of a mapping by their keys, which are all among `known`.
  func entries(known: [String], accepted: String) throws(Failure) -> [String: Self]
  func elements(accepted: String) throws(Failure) -> [Self]
  func wholeNumber(in range: ClosedRange<Int>) throws(Failure) -> Int
  /// That the text is none of `known`, or the value no text at all.
  func unknownWord(among known: [String], accepted: String) -> Failure
  /// That `found`, a clause about the value, is not what is `accepted`.
  func error(_ found: String, _ accepted: String) -> Failure
}

extension ModelSource {
  /// One of a few words.
  func word(among known: [String], accepted: String? = nil) throws(Failure) -> String {
    guard let word, known.contains(word) else {
      throw unknownWord(among: known, accepted: accepted ?? "accepted: \(known.joined(separator: ", "))")
    }
    return word
  }

  func section(known: [String], accepted: String) throws(Failure) -> ModelSection<Self> {
    ModelSection(item: self, entries: try entries(known: known, accepted: accepted))
  }
}

/// A mapping of a written model, of which every key is known.
struct ModelSection<Source: ModelSource> {
  var item: Source
  var entries: [String: Source]

  subscript(key: String) -> Source? { entries[key] }

  func required(_ key: String, such example: String) throws(Source.Failure) -> Source {
    if let entry = entries[key] { return entry }
    throw item.error("\(item.path) has no \(key)", "add it, such as \(example)")
  }

  func count(_ key: String) throws(Source.Failure) -> Int? { try entries[key]?.wholeNumber(in: ServerModel.counts) }
}
