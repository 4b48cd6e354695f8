import Foundation
import Histories

/// What the standard streams lead to.
enum Terminal {
  /// Whether standard output is a terminal that wants colour (https://no-color.org).
  static var standardOutput: Bool {
    isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
  }
  static var standardError: Bool { isatty(STDERR_FILENO) == 1 }

  /// How many columns the terminal at that descriptor has; `nil` where there is no terminal, or it does not say.
  static func columns(at descriptor: Int32) -> Int? {
    var size = winsize()
    return ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 1 ? Int(size.ws_col) : nil
  }
}

/// Diagnostics go to standard error, results to standard output.
enum StandardError {
  /// Messages quote files, servers and arguments, none of which is to write more than text on the terminal.
  static func print(_ text: String) { write(text.printable + "\n") }

  /// What cannot be written there can be told nowhere.
  static func write(_ text: String) { _ = Descriptor.write(text, to: STDERR_FILENO) }
}

enum StandardOutput {
  static func print(_ text: String) throws { try write(text.printable + "\n") }

  /// A reader that has seen enough and went away, such as `head`, is no error.
  static func write(_ text: String) throws {
    guard let code = Descriptor.write(text, to: STDOUT_FILENO), code != EPIPE else { return }
    throw UsageError("standard output could not be written (\(String(cString: strerror(code)))); see where it leads to")
  }
}
