import Foundation

/// The numbers, texts and truths of a value of JSON, wherever they stand.
struct Leaves {
  private let root: Any

  init(of text: String) { root = (try? JSONSerialization.jsonObject(with: Data(text.utf8))) ?? NSNull() }

  /// A copy of the whole for each leaf that is `wanted` and each of `values`, with the one in the other's place.
  func replaced(_ wanted: (Any) -> Bool, by values: [Any]) -> [[UInt8]] {
    copies(of: root, wanted, values).compactMap { copy in
      (try? JSONSerialization.data(withJSONObject: copy)).map(Array.init)
    }
  }

  private func copies(of value: Any, _ wanted: (Any) -> Bool, _ values: [Any]) -> [Any] {
    switch value {
    case let object as [String: Any]:
      object.keys.sorted().flatMap { (key: String) -> [Any] in
        copies(of: object[key] ?? NSNull(), wanted, values).map { copy in
          object.merging([key: copy]) { _, new in new }
        }
      }
    case let array as [Any]:
      array.indices.flatMap { (index: Int) -> [Any] in
        copies(of: array[index], wanted, values).map { copy in
          var array = array
          array[index] = copy
          return array
        }
      }
    default: wanted(value) ? values : []
    }
  }
}
