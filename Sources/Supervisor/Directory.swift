import CLinux
import Glibc
import Platform
import SystemPackage

/// A directory that is deleted at the end, and no other one that has come to stand at its path.
struct Directory {
  let path: String
  let device: UInt
  let inode: UInt

  /// The one that is there now; nil if there is none, and for a link to one.
  init?(at path: String) {
    var facts = stat()
    guard lstat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR else { return nil }
    (self.path, device, inode) = (path, UInt(facts.st_dev), UInt(facts.st_ino))
  }

  var name: String { String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]) }

  func delete() { lockstep_remove_directory(path, device, inode) }

  /// Makes one that only this user can enter, with letters drawn for the Xs at the end of `template`.
  ///
  /// As mkdtemp(3) does it, but each name is in the record before it is tried: a kill right behind the system call leaves
  /// nothing that the next run does not know. A name that is taken, be it by a link, is another one's and left alone.
  static func make(from template: String, noting record: Record?) -> Result<Directory, Errno> {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    let places = template.reversed().prefix { $0 == "X" }.count
    for _ in 0..<100 {
      let path = String(template.dropLast(places)) + String((0..<places).compactMap { _ in letters.randomElement() })
      if !path.contains(where: \.isNewline) { record?.note("making \(path)") }
      guard mkdir(path, 0o700) == 0 else {
        if errno == EEXIST { continue }
        return .failure(.last)
      }
      guard let made = Directory(at: path) else { return .failure(.last) }
      record?.note(made)
      return .success(made)
    }
    return .failure(.fileExists)
  }
}
