public import Conformance
import Foundation
import Platform
import SystemPackage
import Texts

extension ServerFile {
  /// Reads and checks the server file at `path`.
  ///
  /// Where the kit's fixtures can be found, an environment that is not among them is an error too. `model` is taken where
  /// the file has none, for a server whose model is still to be found. The list of the server's known violations, if there
  /// is one, is read along with it.
  public static func load(_ path: String, model: ServerModel? = nil) throws(ServerFileError) -> ServerFile {
    try load(path, fixtures: try? Fixtures.find(), model: model)
  }

  static func load(
    _ path: String, fixtures: Fixtures?, model: ServerModel? = nil
  ) throws(ServerFileError) -> ServerFile {
    let text = try contents(of: path, noun: "server file", endings: [".yaml", ".yml"])
    var (server, list) = try read(text, file: path, environments: fixtures?.environmentNames, model: model)
    // A model that the file does not claim cannot be violated.
    guard model == nil else { return server }
    server.knownViolations = try server.readKnownViolations(at: list, fixtures: fixtures)
    return server
  }

  /// Reads several server files; one whose name cannot be told from an earlier one's is an error too, since results are
  /// kept by name.
  public static func load(all paths: [String]) -> [Result<ServerFile, ServerFileError>] {
    var owners: [String: ServerFile] = [:]
    return paths.map { path in
      Result { () throws(ServerFileError) in
        let file = try load(path)
        if let owner = owners.updateValue(file, forKey: file.name.asFileName) {
          let found =
            owner.name == file.name
            ? "\(owner.file) has the name \"\(file.name)\" too"
            : "\(owner.file) has the name \"\(owner.name)\", which gives the same file names as \"\(file.name)\""
          throw ServerFileError(file: path, found: found, accepted: "give each server a name of its own")
        }
        return file
      }
    }
  }

  /// Enough for any file of the kit's; more is another kind of file.
  private static let mostBytes = 1 << 20

  /// The text of a file that sentences call `noun`, and whose name has one of `endings`.
  static func contents(of path: String, noun: String, endings: [String]) throws(ServerFileError) -> String {
    var facts = stat()
    guard stat(path, &facts) == 0 else { throw unreadable(path, errno, noun, endings) }
    switch facts.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR:
      throw ServerFileError(file: path, found: "this is a directory", accepted: "name the \(noun)s inside it")
    default:
      throw ServerFileError(file: path, found: "this is not a file of text", accepted: "name a \(noun)")
    }
    guard facts.st_size <= mostBytes else {
      let found = "the file has \(facts.st_size) bytes"
      throw ServerFileError(file: path, found: found, accepted: "a \(noun) has \(mostBytes) at most")
    }
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw unreadable(path, EACCES, noun, endings)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let valid = String(decoding: bytes, as: UTF8.self).prefix { $0 != "\u{FFFD}" }
      throw ServerFileError(
        file: path, line: valid.count { $0.isNewline } + 1, found: "these bytes are not UTF-8",
        accepted: "save the file as UTF-8 text")
    }
    return text
  }

  private static func unreadable(
    _ path: String, _ code: Int32, _ noun: String, _ endings: [String]
  ) -> ServerFileError {
    switch code {
    case ENOENT, ENOTDIR:
      let url = URL(filePath: path)
      let folder = url.deletingLastPathComponent()
      let beside = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      let candidates = beside.filter { name in endings.contains { name.hasSuffix($0) } }
      let question = Suggestion.question(for: url.lastPathComponent, among: candidates.sorted())
      return ServerFileError(file: path, found: "there is no such file", accepted: question + "name a \(noun)")
    case EACCES, EPERM:
      return ServerFileError(
        file: path, found: "you may not read it", accepted: "check the permissions of the file and of its folders")
    default:
      let reason = Errno(rawValue: code)
      return ServerFileError(
        file: path, found: "it cannot be read (the system says “\(reason)”)", accepted: "mend that or name another file"
      )
    }
  }
}
