import Platform

/// A new folder for temporary files, which is gone with this process, however that ends.
///
/// Its keeper, a supervisor, makes it: whoever will delete it has made it, so that no kill in between leaves it behind
/// and nothing is deleted that was there before. Made by the kit, with a supervisor that is told afterwards, it would
/// stay until the next run if the kit were killed in between.
package struct TemporaryFolder: Sendable {
  /// The bytes that its name adds to the path of its parent, the slash included.
  package static let addedLength = "/lockstep-XXXXXXXX".utf8.count

  package let path: String
  /// Its program does nothing.
  private let keeper: SupervisedProcess

  /// Makes a folder in `parent` that only this user can enter, under a name that cannot be guessed.
  ///
  /// The error's `found` names the parent and what the system said.
  package static func make(in parent: String) async throws(SpawnError) -> TemporaryFolder {
    try await make(from: "\(parent)/lockstep-XXXXXXXX")
  }

  /// The Xs at the end of `template` stand for letters to be drawn.
  static func make(from template: String, record: String? = nil) async throws(SpawnError) -> TemporaryFolder {
    let wait = Command("sleep", ["2147483647"], environment: ["PATH": "/usr/bin:/bin"])
    var launch = Launch(wait, log: "/dev/null")
    launch.making = absolute(template)
    launch.record = record
    let keeper = try await SupervisedProcess.start(launch)
    guard let path = keeper.madeFolder else {
      await keeper.stop()
      throw SpawnError(
        executable: "sleep", found: "its supervisor named no folder", advice: "build the kit again")
    }
    return TemporaryFolder(path: path, keeper: keeper)
  }

  /// Deletes it with all that is in it.
  package func remove() async { await keeper.stop() }
}
