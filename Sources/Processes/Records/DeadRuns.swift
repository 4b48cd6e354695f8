import Glibc
import Platform

/// Runs whose kit was killed together with its supervisors, so that nobody was left to end what they had started.
package enum DeadRuns {
  /// Ends the processes and deletes the directories that dead runs of this user have left on this machine.
  ///
  /// A run whose kit or whose supervisor lives is not touched. Without any dead run this lists one folder.
  package static func clear() async {
    let done = Latch<Void>()
    let isRunning = runOnNewThread {
      clear(in: RecordFile.folders)
      done.set(())
    }
    if isRunning { await done.wait() }
  }

  static func clear(in folders: [String]) {
    var dead: [(file: RecordFile, record: RunRecord)] = []
    for path in folders.flatMap(RecordFile.paths) {
      guard let file = RecordFile(locking: path) else { continue }
      guard let record = file.record else {
        file.delete()
        continue
      }
      if record.isOfDeadKit { dead.append((file, record)) }
    }
    guard !dead.isEmpty else { return }
    // What they started before the machine was last booted has ended with that.
    var survivors = Survivors(of: dead.map(\.record).filter { $0.place == .own })
    // What cannot be killed keeps its record, for the next run to try again.
    guard survivors.end() else { return }
    for (file, record) in dead {
      record.deleteDirectories()
      file.delete()
    }
  }
}

extension RunRecord {
  /// A kit that lives does itself what its supervisors can do no more; one elsewhere cannot be looked at from here.
  var isOfDeadKit: Bool {
    if place.boot != MachinePlace.own.boot { return true }
    return place.namespace == MachinePlace.own.namespace && !kit.isAlive
  }
}
