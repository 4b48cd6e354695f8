import Capacity
import Foundation

/// Makes damaged copies of texts: whatever reads them must answer with a value or with a sentence.
struct Mutator {
  private var random: SplitMix

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  /// Numbers that arithmetic stumbles over.
  static let numbers: [any Sendable] = [
    Int.min, Int.min + 1, -1, 0, 1, 7, Int(Int32.max), Int(Int32.max) + 1, 1 << 53, Int.max - 1, Int.max, 0.5, -1e300,
    1e300, 1e19,
  ]

  /// Texts that a terminal, XML or a table stumbles over.
  static let texts = [
    "", " ", "\u{0}", "\u{1B}[31m", "\u{1B}]0;x\u{7}", "\u{1B}", "\u{202E}reverse", "\u{FFFF}\u{FFFE}", "\n\n", "\r",
    "\u{85}",
    "]]>", "<a>&amp;", "p1/t1", "client p-1", "lock p1/t9223372036854775807", "wsgi", "5", "-1", "|", "`",
    "é\u{301}\u{301}",
    "🧵", String(repeating: "x", count: 30_000), String(repeating: "\u{1B}[", count: 500),
    String(repeating: "a b\n", count: 2_000),
  ]

  mutating func number(below bound: Int) -> Int { bound < 2 ? 0 : Int(random.next() % UInt64(bound)) }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[number(below: elements.count)] }

  /// The text with one to four damages; where it is JSON, most of them leave it JSON.
  mutating func mutated(_ text: String) -> [UInt8] {
    if number(below: 4) > 0,
      let json = try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    {
      var value = json
      for _ in 0...number(below: 3) { value = damaged(value) }
      if let data = try? JSONSerialization.data(withJSONObject: value, options: .fragmentsAllowed) {
        return Array(data)
      }
    }
    var bytes = Array(text.utf8)
    for _ in 0...number(below: 3) { damage(&bytes) }
    return bytes
  }

  /// Damages one node of a value of JSON, on a random path from its root.
  private mutating func damaged(_ value: Any) -> Any {
    switch value {
    case let object as [String: Any] where !object.isEmpty && number(below: 12) > 0:
      var object = object
      let key = pick(object.keys.sorted())
      switch number(below: 16) {
      case 0: object[key] = nil
      case 1: object[pick(Self.texts)] = object[key]
      default: object[key] = damaged(object[key] ?? NSNull())
      }
      return object
    case let array as [Any] where !array.isEmpty && number(below: 12) > 0:
      var array = array
      let index = number(below: array.count)
      switch number(below: 16) {
      case 0: array.remove(at: index)
      case 1: array.append(array[index])
      case 2: array += array.prefix(200)
      default: array[index] = damaged(array[index])
      }
      return array
    default: return replacement(of: value)
    }
  }

  /// Mostly a value of the same kind.
  private mutating func replacement(of value: Any) -> Any {
    switch (value, number(below: 8)) {
    case (_, 0): return pick([NSNull(), true, [Any](), [String: Any](), "text", 5] as [Any])
    case (is NSNumber, _): return pick(Self.numbers)
    default: return pick(Self.texts)
    }
  }

  private mutating func damage(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return bytes = Array(pick(Self.texts).utf8) }
    let index = number(below: bytes.count)
    switch number(below: 6) {
    case 0: bytes[index] = UInt8(number(below: 256))
    case 1: bytes.removeSubrange(index..<min(bytes.count, index + 1 + number(below: 40)))
    case 2: bytes.insert(contentsOf: pick(Self.texts).utf8, at: index)
    case 3: bytes.insert(contentsOf: "\(pick(Self.numbers))".utf8, at: index)
    case 4: bytes.insert(contentsOf: bytes[index..<min(bytes.count, index + 1 + number(below: 200))], at: index)
    default: bytes.removeLast(bytes.count - index)
    }
  }
}
