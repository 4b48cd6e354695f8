/// The command of a server that stands behind `--`, which is none of the parser's business.
enum CommandWords {
  /// Its words; `nil` where there is no `--`.
  static let ofProcess: [String]? = split.behind
  /// The arguments before it.
  static let others: [String] = split.before

  private static let split = split(Array(CommandLine.arguments.dropFirst()))

  static func split(_ arguments: [String]) -> (before: [String], behind: [String]?) {
    guard let mark = arguments.firstIndex(of: "--") else { return (arguments, nil) }
    return (Array(arguments[..<mark]), Array(arguments[(mark + 1)...]))
  }
}
