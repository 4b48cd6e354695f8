import Foundation
import Platform
import Processes
import SystemPackage

/// The directory of one run's temporary files, which is gone with the run, however that ends.
struct RunDirectory: Sendable {
  private let folder: TemporaryFolder

  var path: String { folder.path }

  static func make() async throws(ServerError) -> RunDirectory {
    let parent = Variables.ofProcess["TMPDIR"] ?? "/tmp"
    do {
      return RunDirectory(folder: try await TemporaryFolder.make(in: parent))
    } catch {
      throw ServerError(.environment, "the run has no directory for its files: \(error.found); \(error.advice)")
    }
  }

  /// A new directory within it for the files of one process.
  func scratch(for purpose: String) throws(ServerError) -> String {
    var template = Array("\(path)/\(purpose)-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      let reason = Errno.last
      throw ServerError(
        .spawn, "no directory could be made in \(path) (\(reason)); see that it has room, or set TMPDIR")
    }
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  func remove() async { await folder.remove() }
}
