import Foundation
import Processes

/// The directory of one run's temporary files, which is gone with the run, however that ends.
struct RunDirectory: Sendable {
  let path: String
  /// Does nothing. Its supervisor deletes the directory once it is stopped or the kit is dead.
  private let keeper: SupervisedProcess

  /// Whoever will delete the directory is there before the directory is, so that not even a kill in between leaves it.
  static func make(for run: String) async throws -> RunDirectory {
    let parent = ProcessInfo.processInfo.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    let path = "\(parent)/lockstep-\(run)"
    let wait = Command("sleep", ["2147483647"], environment: ["PATH": "/usr/bin:/bin"])
    let keeper = try await SupervisedProcess.start(Launch(wait, log: "/dev/null", removing: [path]))
    guard mkdir(path, 0o700) == 0 else {
      let reason = String(cString: strerror(errno))
      await keeper.stop()
      throw ServerError(
        .environment,
        "no directory could be made at \(path) (\(reason)); see that \(parent) can be written to and has room, or set TMPDIR"
      )
    }
    return RunDirectory(path: path, keeper: keeper)
  }

  /// A new directory within it for the files of one process.
  func scratch(for purpose: String) throws(ServerError) -> String {
    var template = Array("\(path)/\(purpose)-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      let reason = String(cString: strerror(errno))
      throw ServerError(
        .spawn, "no directory could be made in \(path) (\(reason)); see that it has room, or set TMPDIR")
    }
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  func remove() async { await keeper.stop() }
}
