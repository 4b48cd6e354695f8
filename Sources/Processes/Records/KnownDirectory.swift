import CLinux
import Glibc

/// A directory together with what tells it from another one that somebody has put at its path since.
struct KnownDirectory: Sendable, Equatable {
  var path: String
  var device: UInt
  var inode: UInt

  init(path: String, device: UInt, inode: UInt) {
    (self.path, self.device, self.inode) = (path, device, inode)
  }

  /// The one that is there now; nil if there is none, and for a link to one.
  init?(at path: String) {
    var facts = stat()
    guard lstat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR else { return nil }
    self.init(path: path, device: UInt(facts.st_dev), inode: UInt(facts.st_ino))
  }

  var isStillThere: Bool { KnownDirectory(at: path) == self }

  /// Deletes it and all that is in it; another one at its path is left alone.
  func delete() { lockstep_remove_directory(path, device, inode) }
}
