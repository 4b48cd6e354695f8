import Conformance
import Foundation
import ServerFiles

/// A server that its command alone describes, as it stands behind `--`.
enum CommandServer {
  /// What takes the place of the model until it has been found.
  private static let unknown = ServerModel.wsgi(processes: 1, threads: 1)

  static func file(_ words: [String], in directory: String?) throws -> ServerFile {
    guard let program = words.first, !program.isEmpty else {
      throw UsageError("there is no command behind --; write it as you start the server: -- gunicorn shop.wsgi -w 3")
    }
    if let directory {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: directory, isDirectory: &isFolder), isFolder.boolValue else {
        throw UsageError("--directory names \(directory), which is no folder; name the one that holds the project")
      }
    }
    return ServerFile(
      name: name(of: program), file: "the command line", directory: directory ?? ".", command: words, model: unknown)
  }

  /// The program without its folder, in one line.
  private static func name(of program: String) -> String {
    let last = program.split(separator: "/").last.map(String.init) ?? "server"
    return String(last.prefix(60)).components(separatedBy: .controlCharacters).joined(separator: " ")
  }

  /// A server file that says the same, with the model that was found.
  static func text(of file: ServerFile, _ model: ServerModel) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes]
    func quoted(_ value: some Encodable) throws -> String { String(decoding: try encoder.encode(value), as: UTF8.self) }
    let (name, command) = (try quoted(file.name), try quoted(file.command))
    return "name: \(name)\ncommand: \(command)\n\(model.section)\n"
  }
}
