/// One value of an answer that is not what the golden answer has in its place.
package struct Mismatch: Hashable, Sendable, CustomStringConvertible {
  /// The keys that lead to the value, `points.tick`; empty for the answer itself.
  package var key: String
  /// The value as JSON; `nil` where there is none.
  package var found: String?
  /// The end of the sentence "it must be …".
  package var wish: String

  package var description: String {
    let place = key.isEmpty ? "the answer" : "the key \(key)"
    return found.map { "\(place) is \($0); it must be \(wish)" } ?? "\(place) is missing; it must be \(wish)"
  }

  /// The first of the keys.
  package var root: String { String(key.prefix { $0 != "." }) }
}

extension JSONValue {
  /// What differs in `found`, in the order of the keys; keys that only `found` has do not.
  package func mismatches(in found: JSONValue?, at key: String = "") -> [Mismatch] {
    guard let found else { return [Mismatch(key: key, found: nil, wish: wish)] }
    switch (self, found) {
    case (.object(let wanted), .object(let members)):
      return wanted.sorted { $0.key < $1.key }.flatMap { name, value in
        value.mismatches(in: members[name], at: key.isEmpty ? name : "\(key).\(name)")
      }
    case (.text(let text), _):
      if let marker = Marker(text) {
        return marker.accepts(found) ? [] : [Mismatch(key: key, found: found, wish: wish)]
      }
      fallthrough
    default:
      return self == found ? [] : [Mismatch(key: key, found: found, wish: wish)]
    }
  }

  private var wish: String {
    switch self {
    case .text(let text): Marker(text)?.wish ?? description
    case .object(let members): "an object with \(members.keys.sorted().joined(separator: ", "))"
    default: description
    }
  }
}

extension Mismatch {
  fileprivate init(key: String, found: JSONValue, wish: String) {
    // A long value would hide the sentence that it stands in.
    let text = found.description
    self.init(key: key, found: text.count > 80 ? "\(text.prefix(80))…" : text, wish: wish)
  }
}
