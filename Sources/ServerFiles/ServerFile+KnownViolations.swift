import Conformance
import Foundation
import Platform

extension ServerFile {
  /// Reads the server's known violations from the file that `item`, the value of its key `known-violations`, names; else,
  /// for one of the kit's own server files, from the file of the same name in the kit's `known-violations`.
  func readKnownViolations(at item: YAMLItem?, fixtures: Fixtures?) throws(ServerFileError) -> KnownViolations {
    guard let item else {
      guard let path = fixtures?.knownViolations(of: file), FileManager.default.fileExists(atPath: path) else {
        return .none
      }
      return try list(at: path)
    }
    let path = path(fromHere: try item.label())
    do { return try list(at: path) } catch  where error.line == nil {
      throw item.error("known-violations leads to \(path): \(error.found)", error.accepted)
    }
  }

  private func list(at path: String) throws(ServerFileError) -> KnownViolations {
    let text = try Self.contents(of: path, noun: "known-violations list", endings: [".txt"])
    do { return try KnownViolations.parse(text, about: Subject(name, model)) } catch {
      throw ServerFileError(file: path, line: error.line, found: error.found, accepted: error.accepted)
    }
  }

  private func path(fromHere path: String) -> String {
    path.hasPrefix("/") || directory == "." ? path : "\(directory)/\(path)"
  }
}

extension Fixtures {
  /// Where the known violations of one of the kit's own server files would be; `nil` for anybody else's, since a server
  /// that happens to have the same name has violations of its own.
  func knownViolations(of serverFile: String) -> String? {
    let servers = URL(filePath: servers).resolvingSymlinksInPath().path
    let file = URL(filePath: serverFile).resolvingSymlinksInPath()
    guard file.path.hasPrefix(servers + "/") else { return nil }
    return "\(root)/known-violations/\(file.deletingPathExtension().lastPathComponent).txt"
  }
}
