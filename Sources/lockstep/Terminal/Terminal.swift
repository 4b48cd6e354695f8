import Foundation

/// What the standard streams lead to.
enum Terminal {
  /// Whether standard output is a terminal that wants colour (https://no-color.org).
  static var standardOutput: Bool {
    isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
  }
  static var standardError: Bool { isatty(STDERR_FILENO) == 1 }
}

/// Diagnostics go to standard error, results to standard output.
enum StandardError {
  static func print(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
