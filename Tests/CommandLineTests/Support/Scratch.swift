import Foundation

/// A directory of one test's own, deleted with it.
final class Scratch: Sendable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "lockstep-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.resolvingSymlinksInPath().path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func folder(_ name: String) throws -> String {
    try FileManager.default.createDirectory(atPath: file(name), withIntermediateDirectories: true)
    return file(name)
  }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try text.write(toFile: file(name), atomically: false, encoding: .utf8)
    return file(name)
  }

  func text(_ name: String) -> String { (try? String(contentsOfFile: file(name), encoding: .utf8)) ?? "" }

  func names(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: file(folder)))?.sorted() ?? []
  }

  /// The paths of all files below a folder, relative to it.
  func files(below folder: String) -> [String] {
    FileManager.default.enumerator(atPath: file(folder))?.compactMap { $0 as? String } ?? []
  }
}
