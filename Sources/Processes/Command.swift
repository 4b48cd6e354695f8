import Platform

/// A program to run, with everything that decides how it runs.
package struct Command: Sendable, Equatable {
  /// A path, or a bare name that is looked up on the `PATH` of `environment`. A relative path starts at `directory`.
  package var executable: String
  package var arguments: [String]
  /// The whole environment of the program; nothing is added from the kit's own.
  package var environment: [String: String]
  /// The working directory; the kit's own if nil.
  package var directory: String?

  package init(
    _ executable: String, _ arguments: [String] = [], environment: [String: String] = [:], directory: String? = nil
  ) {
    self.executable = executable
    self.arguments = arguments
    self.environment = environment
    self.directory = directory
  }
}

extension Command {
  /// Where a bare name is looked for: the command's own `PATH`, and without one what POSIX would use.
  var searchedPath: String { environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin" }

  var isBareName: Bool { !executable.contains("/") }

  /// What is handed to exec. Empty when a bare name was not found: exec answers that with "no such file", whereas the
  /// bare name itself could hit a file of the working directory.
  var resolved: String {
    isBareName ? searchPath(for: executable, in: searchedPath) ?? "" : absolute(executable, in: directory)
  }
}
