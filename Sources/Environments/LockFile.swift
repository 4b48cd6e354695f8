import Foundation
package import Platform
import Texts

/// An environment's lock file: exact versions with hashes, and a head that says which Python they need.
package struct LockFile: Sendable {
  package let name: String
  /// The path of the file.
  package let file: String
  /// What the environment is for; empty if the head does not say.
  package let about: String
  package let python: PythonBounds
  /// The exact version of each package, by the package's name.
  package let pins: [String: String]
  /// How many packages it pins.
  package var packages: Int { pins.count }
  let fingerprint: Fingerprint

  /// Reads the lock file of the environment `name`.
  package init(of name: String, in fixtures: Fixtures) throws(EnvironmentError) {
    let doing = "read the lock file of the Python environment \(name.shortened)"
    let names = fixtures.environmentNames
    // The name comes from a server file, and is used as a part of paths only if it is one of these.
    guard names.contains(name) else {
      throw EnvironmentError(
        doing: doing, found: "there is no environment of this name",
        advice: Suggestion.question(for: name, among: names)
          + (names.isEmpty ? "\(fixtures.environments) has no lock file" : "known: \(names.joined(separator: ", "))"))
    }
    let file = "\(fixtures.environments)/\(name).txt"
    guard let bytes = FileManager.default.contents(atPath: file), let text = String(validating: bytes, as: UTF8.self)
    else {
      throw EnvironmentError(
        doing: doing, found: "\(file) cannot be read as text", advice: "check the file and its permissions")
    }
    try self.init(name: name, file: file, text: text, doing: doing)
  }

  init(name: String, file: String, text: String, doing: String) throws(EnvironmentError) {
    let lines = text.split(whereSeparator: \.isNewline)
    let head = lines.prefix { $0.hasPrefix("#") }
    let bounds = LockFile.value(of: "python", in: head)
    guard let python = bounds.map({ PythonBounds($0) }) ?? .probe else {
      throw EnvironmentError(
        doing: doing, found: "\(file) says “# python: \(bounds ?? "")”",
        advice: "write bounds such as “# python: >=3.8,<3.12”")
    }
    if let other = LockFile.value(of: "environment", in: head), other != name {
      throw EnvironmentError(
        doing: doing, found: "\(file) says that it is for the environment \(other)",
        advice: "rename the file or mend its first line")
    }
    self.name = name
    self.file = file
    self.python = python
    about = LockFile.value(of: "about", in: head) ?? ""
    pins = Dictionary(lines.compactMap(LockFile.pin)) { first, _ in first }
    fingerprint = Fingerprint(of: text)
  }

  /// The package and its version in a line such as `django==5.2.19 \`.
  private static func pin(_ line: Substring) -> (String, String)? {
    guard line.first.map({ $0.isLetter || $0.isNumber }) == true, let sign = line.firstRange(of: "==") else {
      return nil
    }
    let version = line[sign.upperBound...].prefix { !$0.isWhitespace && $0 != ";" }
    return (line[..<sign.lowerBound].trimmingCharacters(in: .whitespaces), String(version))
  }

  private static func value(of key: String, in head: some Sequence<Substring>) -> String? {
    let start = "# \(key):"
    return head.first { $0.hasPrefix(start) }.map { $0.dropFirst(start.count).trimmingCharacters(in: .whitespaces) }
  }
}
