/// A command line split into options and their values, before anybody asks what they mean.
struct RawOptions {
  private var values: [String: String] = [:]
  private(set) var flags: Set<String> = []

  static let withValue = [
    "gateway", "processes", "threads", "thread-sensitive", "pool", "port", "fd", "host", "fault",
  ]
  // `--worker` is how the parent starts itself again, and nobody else's business.
  private static let withoutValue = ["help", "worker"]

  init(_ arguments: [String]) throws(UsageError) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard argument.hasPrefix("--"), let name = parts.first?.dropFirst(2) else {
        throw UsageError("The argument '\(argument)' is not an option; \(Self.known).")
      }
      if Self.withoutValue.contains(String(name)), parts.count == 1 {
        flags.insert(String(name))
        continue
      }
      guard Self.withValue.contains(String(name)) else {
        throw UsageError("The option '\(parts[0])' is unknown; \(Self.known).")
      }
      let value = parts.count == 2 ? parts[1] : rest.popFirst()
      guard let value, !value.isEmpty, !value.hasPrefix("--") else {
        throw UsageError("The option --\(name) has no value; give it one, such as --\(name) VALUE.")
      }
      guard values.updateValue(value, forKey: String(name)) == nil else {
        throw UsageError("The option --\(name) is given twice; give it once.")
      }
    }
  }

  subscript(name: String) -> String? { values[name] }

  /// The value of an option that has to be there.
  func required(_ name: String, _ accepted: String) throws(UsageError) -> String {
    guard let value = self[name] else { throw UsageError("The option --\(name) is missing; give it \(accepted).") }
    return value
  }

  /// The whole number that an option gives; nil where the option is left out.
  func number(_ name: String, in range: ClosedRange<Int>) throws(UsageError) -> Int? {
    guard let text = self[name] else { return nil }
    guard let value = Int(text), range.contains(value) else {
      throw UsageError(
        "The option --\(name) is '\(text)'; it must be a whole number from \(range.lowerBound) to \(range.upperBound).")
    }
    return value
  }

  private static let known = "the options are " + withValue.map { "--\($0)" }.joined(separator: ", ")
}
